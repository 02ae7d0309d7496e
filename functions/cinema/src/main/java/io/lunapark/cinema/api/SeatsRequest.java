package io.lunapark.cinema.api;

import io.lunapark.cinema.CinemaLimits;
import io.lunapark.cinema.Seat;
import io.lunapark.cinema.SeatKind;
import io.lunapark.kernel.Ids;
import io.lunapark.kernel.Names;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * Many seats of a room at once: rows A, B, … Z, AA, AB, … with columns from 1. All are standard.
 *
 * @param zone of all of them
 */
@Serdeable
@Schema(name = "AddSeats")
public record SeatsRequest(
        @Min(1) @Max(CinemaLimits.MAX_ROWS) @Schema(example = "2")
        int rows,

        @Min(1) @Max(CinemaLimits.MAX_COLUMN) @Schema(example = "8")
        int columns,

        @Nullable
        @Size(min = 1, max = CinemaLimits.MAX_ZONE)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(type = "string", example = "back")
        String zone) {

    public List<Seat> seats(Ids ids) {
        List<Seat> seats = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 1; column <= columns; column++) {
                seats.add(new Seat(ids.next(), label(row), column, SeatKind.standard, zone));
            }
        }
        return seats;
    }

    /** A for 0, B for 1, and after Z comes AA, as in a spreadsheet. */
    static String label(int row) {
        String last = String.valueOf((char) ('A' + row % 26));
        return row < 26 ? last : label(row / 26 - 1) + last;
    }
}
