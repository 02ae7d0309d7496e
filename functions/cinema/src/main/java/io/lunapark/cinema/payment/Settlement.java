package io.lunapark.cinema.payment;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Booking.Settled;
import io.lunapark.cinema.Session;
import io.lunapark.cinema.store.Bookings;
import io.lunapark.cinema.store.LockedBooking;
import io.lunapark.cinema.store.Sessions;
import io.lunapark.cinema.store.Tickets;
import io.lunapark.platform.command.Transaction;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Turns money that has come into a sale, or back into money, whether the owner or the provider told of it first. */
@Singleton
public final class Settlement {

    private final Bookings bookings;
    private final Sessions sessions;
    private final Tickets tickets;

    Settlement(Bookings bookings, Sessions sessions, Tickets tickets) {
        this.bookings = bookings;
        this.sessions = sessions;
        this.tickets = tickets;
    }

    public Booking settle(Transaction tx, UUID reservationId) {
        LockedBooking before = bookings.lock(reservationId);
        Session session = sessions.find(before.booking().reservation().sessionId());
        Settled settled = tx.accept(before.booking().confirm(session, before.seats(), tx.now(), tx.ids()));
        bookings.replace(before, settled.booking());
        tickets.insert(reservationId, settled.tickets());
        return settled.booking();
    }
}
