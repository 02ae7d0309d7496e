package io.lunapark.cinema.store;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Booking.LockedSeat;
import java.util.List;

/** A booking and its seats, locked until the transaction ends. */
public record LockedBooking(Booking booking, List<LockedSeat> seats) {

    public LockedBooking {
        seats = List.copyOf(seats);
    }
}
