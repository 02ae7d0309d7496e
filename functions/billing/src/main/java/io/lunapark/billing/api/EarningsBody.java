package io.lunapark.billing.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/** What the company earned by tasks; negative where it paid more than it took. */
@Serdeable
@Schema(name = "Earnings")
public record EarningsBody(
        List<Day> days,
        @Schema(example = "-1825") long totalInCents,
        @Schema(example = "PLN") String currency) {

    @Serdeable
    @Schema(name = "EarningsOfDay")
    public record Day(
            LocalDate day, @Schema(example = "-1825") long earningsInCents) {}
}
