package io.lunapark.doors.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A checkpoint of any log: their tables have the same columns. @param doors as JSON */
@MappedEntity("checkpoint")
record CheckpointRow(
        @Id long number,
        @Nullable String previous,
        Instant sealedFrom,
        Instant sealedUntil,
        long entries,
        String doors,
        String root,
        String hash,
        String signature) {}
