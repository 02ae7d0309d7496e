package io.lunapark.cinema.api;

import io.lunapark.cinema.CinemaLimits;
import io.lunapark.cinema.Seat;
import io.lunapark.cinema.SeatKind;
import io.lunapark.kernel.Names;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A new seat of a room.
 *
 * @param row as it is painted on the floor
 * @param column number in the row, from 1
 * @param kind standard where it is left out
 * @param zone seats of a zone can have a price of their own
 */
@Serdeable
@Schema(name = "AddSeat")
public record SeatRequest(
        @Size(min = 1, max = CinemaLimits.MAX_ROW)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(example = "A")
        String row,

        @Min(1) @Max(CinemaLimits.MAX_COLUMN) @Schema(example = "1")
        int column,

        @Nullable @Schema(example = "standard") SeatKind kind,

        @Nullable
        @Size(min = 1, max = CinemaLimits.MAX_ZONE)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(type = "string", example = "back")
        String zone) {

    public Seat seat(UUID id) {
        return new Seat(id, row, column, kind == null ? SeatKind.standard : kind, zone);
    }
}
