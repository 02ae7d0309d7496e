package io.lunapark.billing.api;

import io.lunapark.billing.store.ClosedDay;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A closed day.
 *
 * @param payouts how many people were paid
 */
@Serdeable
@Schema(name = "ClosedDay")
public record ClosedDayBody(
        LocalDate day,
        Instant closedAt,
        @Schema(example = "4") int payouts,
        @Schema(example = "7300") long totalInCents,
        @Schema(example = "PLN") String currency) {

    public static ClosedDayBody of(ClosedDay closed, String currency) {
        return new ClosedDayBody(closed.day(), closed.closedAt(), closed.payouts(), closed.totalInCents(), currency);
    }
}
