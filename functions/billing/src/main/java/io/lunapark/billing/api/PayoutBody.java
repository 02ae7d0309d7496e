package io.lunapark.billing.api;

import io.lunapark.billing.store.PayoutView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A payout and its letter.
 *
 * @param letter whether it waits, was sent, or was refused by the mail
 * @param problem why it was not sent at the last try: no-address, unreachable or rejected
 */
@Serdeable
@Schema(name = "Payout")
public record PayoutBody(
        UUID userId,
        @Nullable String name,
        @Schema(example = "1825") long amountInCents,
        @Schema(example = "PLN") String currency,
        UUID entryId,

        @Schema(
                allowableValues = {"waiting", "sent", "refused"},
                example = "sent")
        String letter,

        @Nullable String problem,
        @Nullable Instant sentAt) {

    public static PayoutBody of(PayoutView payout, String currency) {
        return new PayoutBody(
                payout.personId(),
                payout.name(),
                payout.amountInCents(),
                currency,
                payout.entryId(),
                payout.state().toLowerCase(Locale.ROOT),
                payout.problem(),
                payout.sentAt());
    }
}
