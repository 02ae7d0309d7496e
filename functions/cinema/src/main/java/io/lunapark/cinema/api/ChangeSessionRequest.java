package io.lunapark.cinema.api;

import io.lunapark.cinema.CinemaLimits;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;

/** What is left out stays as it is. Reservations keep the price that they were made for. */
@Serdeable
@Schema(name = "ChangeSession")
public record ChangeSessionRequest(
        @Nullable @Min(0) @Max(CinemaLimits.MAX_PRICE_IN_CENTS) @Schema(type = "integer", example = "2700")
        Long priceInCents,

        @Nullable @Schema(example = "2099-11-21T19:00:00.000Z")
        Instant startsAt) {}
