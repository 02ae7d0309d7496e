package io.lunapark.billing.api;

import io.lunapark.billing.store.Ledger;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An account as its owner and the accountants see it.
 *
 * @param balanceInCents the sum of all movements ever
 * @param today the day of the books
 * @param todayInCents the sum of its movements
 * @param entries the newest movements of today and of later days of the books, newest first
 */
@Serdeable
@Schema(name = "Account")
public record AccountBody(
        UUID userId,
        @Schema(example = "1825") long balanceInCents,
        @Schema(example = "PLN") String currency,
        LocalDate today,
        @Schema(example = "1825") long todayInCents,
        List<EntryBody> entries) {

    /** Of somebody who may have no entry yet. */
    public static AccountBody of(UUID userId, LocalDate today, Ledger ledger, String currency) {
        return new AccountBody(
                userId,
                ledger.balance(userId),
                currency,
                today,
                ledger.sumSince(userId, today),
                ledger.newestSince(userId, today).stream().map(EntryBody::of).toList());
    }
}
