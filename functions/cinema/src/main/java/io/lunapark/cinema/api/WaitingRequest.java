package io.lunapark.cinema.api;

import io.lunapark.cinema.CinemaLimits;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many seats to wait for. */
@Serdeable
@Schema(name = "JoinWaitingList")
public record WaitingRequest(
        @Min(1) @Max(CinemaLimits.MAX_SEATS_AT_ONCE) @Schema(example = "2")
        int seats) {}
