package io.lunapark.billing.store;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payout and what became of its letter. */
@Introspected
public record PayoutView(
        UUID personId,
        LocalDate day,
        UUID entryId,
        long amountInCents,
        @Nullable String name,
        String state,
        @Nullable String problem,
        @Nullable Instant sentAt) {}
