package io.lunapark.cinema.api;

import io.lunapark.cinema.CinemaLimits;
import io.lunapark.cinema.TicketCode;
import io.lunapark.kernel.Names;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A ticket at the entrance.
 *
 * @param entrance where it is shown; the second who shows it is told
 */
@Serdeable
@Schema(name = "CheckInTicket")
public record CheckInRequest(
        @Size(min = 1, max = TicketCode.MAX_LENGTH)
        @Pattern(regexp = "^[A-Za-z0-9._-]*$", message = "invalid-format")
        @Schema(example = "LP1.MDFh.c2ln")
        String code,

        @Size(min = 1, max = CinemaLimits.MAX_ENTRANCE)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(example = "Main entrance")
        String entrance) {}
