package io.lunapark.identity.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sign-in and all that is refreshed from it. */
@MappedEntity("sessions")
record SessionRow(
        @Id UUID id,
        UUID userId,
        Instant startedAt,
        Instant expiresAt,
        @Nullable Instant closedAt) {}
