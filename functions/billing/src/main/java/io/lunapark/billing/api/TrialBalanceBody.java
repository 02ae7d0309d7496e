package io.lunapark.billing.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The sums of the ledger.
 *
 * @param totalInCents zero
 */
@Serdeable
@Schema(name = "TrialBalance")
public record TrialBalanceBody(
        List<Line> accounts,
        @Schema(example = "0") long totalInCents,
        @Schema(example = "PLN") String currency) {

    @Serdeable
    @Schema(name = "AccountSum")
    public record Line(
            @Schema(
                    example = "company:earnings",
                    allowableValues = {"company:earnings", "employees", "payouts"})
            String account,

            @Schema(example = "-1825") long balanceInCents) {}
}
