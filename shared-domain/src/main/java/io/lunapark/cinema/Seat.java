package io.lunapark.cinema;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seat, of a room or of a session.
 *
 * @param row as it is painted on the floor
 * @param column number in the row, from 1
 * @param zone seats of a zone can have a price of their own; null for none
 */
public record Seat(
        UUID id,
        String row,
        int column,
        SeatKind kind,
        @Nullable String zone) {

    public Seat {
        CinemaLimits.name(row, CinemaLimits.MAX_ROW, "row");
        CinemaLimits.check(1 <= column && column <= CinemaLimits.MAX_COLUMN, "column");
        if (zone != null) {
            CinemaLimits.name(zone, CinemaLimits.MAX_ZONE, "zone");
        }
    }

    /** The same seat under another id. */
    public Seat copy(UUID newId) {
        return new Seat(newId, row, column, kind, zone);
    }

    /** As it stands on a ticket: {@code B7}. */
    public String label() {
        return row + column;
    }
}
