package io.lunapark.analytics.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger. */
@MappedEntity("entry")
public record EntryRow(
        @Id UUID id,
        String kind,
        UUID personId,
        long amountInCents,
        LocalDate day,
        @Nullable UUID taskId,
        @Nullable String title,
        @Nullable String jiraId) {}
