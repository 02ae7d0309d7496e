package io.lunapark.billing.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** What a person has, or owes where it is negative. */
@Serdeable
@Schema(name = "Balance")
public record BalanceBody(
        UUID userId,
        String name,
        @Schema(example = "1825") long balanceInCents,
        @Schema(example = "PLN") String currency) {}
