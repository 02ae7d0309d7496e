package io.lunapark.cinema.api;

import io.lunapark.cinema.CinemaLimits;
import io.lunapark.cinema.Seat;
import io.lunapark.cinema.SeatKind;
import io.lunapark.kernel.Ids;
import io.lunapark.kernel.Names;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.ProblemException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * Many seats of a room at once: rows A, B, … Z, AA, AB, … with columns from 1, all of them standard; or each seat as it was
 * drawn.
 *
 * @param rows left out where there are seats
 * @param columns left out where there are seats
 * @param zone of all of them; left out where there are seats, which have their own
 */
@Serdeable
@Schema(name = "AddSeats")
public record SeatsRequest(
        @Nullable @Min(1) @Max(CinemaLimits.MAX_ROWS) @Schema(type = "integer", example = "2")
        Integer rows,

        @Nullable @Min(1) @Max(CinemaLimits.MAX_COLUMN) @Schema(type = "integer", example = "8")
        Integer columns,

        @Nullable
        @Size(min = 1, max = CinemaLimits.MAX_ZONE)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(type = "string", example = "back")
        String zone,

        @Nullable @Valid @Size(min = 1, max = CinemaLimits.MAX_SEATS)
        List<SeatRequest> seats) {

    /** @throws ProblemException {@code invalid-request} where neither or both are said */
    public List<Seat> seats(Ids ids) {
        if (seats != null) {
            return drawn(seats, ids);
        }
        int down = required(rows, "rows");
        int across = required(columns, "columns");
        List<Seat> all = new ArrayList<>();
        for (int row = 0; row < down; row++) {
            for (int column = 1; column <= across; column++) {
                all.add(new Seat(ids.next(), label(row), column, SeatKind.standard, zone));
            }
        }
        return all;
    }

    private List<Seat> drawn(List<SeatRequest> seats, Ids ids) {
        if (rows != null || columns != null || zone != null) {
            throw InvalidRequest.of(rows != null ? "rows" : columns != null ? "columns" : "zone", "invalid-value");
        }
        return seats.stream().map(seat -> seat.seat(ids.next())).toList();
    }

    private static int required(@Nullable Integer count, String field) {
        if (count == null) {
            throw InvalidRequest.of(field, "required");
        }
        return count;
    }

    /** A for 0, B for 1, and after Z comes AA, as in a spreadsheet. */
    static String label(int row) {
        String last = String.valueOf((char) ('A' + row % 26));
        return row < 26 ? last : label(row / 26 - 1) + last;
    }
}
