package io.lunapark.cinema;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seat in a reservation, with the price that it was reserved for.
 *
 * @param place its number in the session's {@link SeatPlan}, from 0
 * @param version counts what has become of the seat, whosever reservation it was in: the order in which a seat map takes it
 */
public record ReservedSeat(
        UUID id,
        int place,
        String row,
        int column,
        SeatKind kind,
        @Nullable String zone,
        long priceInCents,
        long version) {

    public ReservedSeat {
        CinemaLimits.check(0 <= place && place < CinemaLimits.MAX_SEATS, "place");
        CinemaLimits.check(0 <= priceInCents && priceInCents <= CinemaLimits.MAX_PRICE_IN_CENTS, "price");
        CinemaLimits.check(version >= 1, "version");
    }

    /** The same after something has become of it. */
    public ReservedSeat next() {
        return at(version + 1);
    }

    /** The same at another version. */
    public ReservedSeat at(long newVersion) {
        return new ReservedSeat(id, place, row, column, kind, zone, priceInCents, newVersion);
    }

    /** As it stands on a ticket: {@code B7}. */
    public String label() {
        return row + column;
    }
}
