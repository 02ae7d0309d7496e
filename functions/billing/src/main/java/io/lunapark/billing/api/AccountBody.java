package io.lunapark.billing.api;

import io.lunapark.billing.store.Ledger;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.micronaut.core.annotation.Nullable;
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
 * @param entries movements of today and of later days of the books, newest first
 * @param nextCursor leads to older ones of them, and is null on the last page
 */
@Serdeable
@Schema(name = "Account")
public record AccountBody(
        UUID userId,
        @Schema(example = "1825") long balanceInCents,
        @Schema(example = "PLN") String currency,
        LocalDate today,
        @Schema(example = "1825") long todayInCents,
        List<EntryBody> entries,
        @Nullable String nextCursor) {

    /** Of somebody who may have no entry yet. */
    public static AccountBody of(UUID userId, LocalDate today, Ledger ledger, PageRequest page, String currency) {
        Page<EntryBody> entries = ledger.newestSince(userId, today, page).map(EntryBody::of);
        return new AccountBody(
                userId,
                ledger.balance(userId),
                currency,
                today,
                ledger.sumSince(userId, today),
                entries.items(),
                entries.nextCursor());
    }
}
