package io.lunapark.billing.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as its person sees it, with the name of its task. */
@MappedEntity("entry")
public record Movement(
        @Id UUID id,
        String kind,
        UUID personId,
        long amountInCents,
        LocalDate day,
        Instant time,
        @Nullable UUID taskId,
        @Nullable String title,
        @Nullable String jiraId) {}
