package io.lunapark.analytics.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * How today goes.
 *
 * @param earningsInCents what the company earned by tasks; negative where it paid more than it took
 * @param employeesBelowZero how many owe the company money
 */
@Serdeable
@Schema(name = "Today")
public record TodayBody(
        LocalDate day,
        @Schema(example = "-1825") long earningsInCents,
        @Schema(example = "PLN") String currency,
        @Schema(example = "3") long employeesBelowZero) {}
