package io.lunapark.cinema.payment;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Booking.Settled;
import io.lunapark.cinema.Payment;
import io.lunapark.cinema.Session;
import io.lunapark.cinema.store.Bookings;
import io.lunapark.cinema.store.LockedBooking;
import io.lunapark.cinema.store.Sessions;
import io.lunapark.cinema.store.Tickets;
import io.lunapark.platform.command.Transaction;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns money that has come into a sale, or back into money, whether owner, provider or box office told of it first. */
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

    /** @param means how the box office has it; null where the payment provider has it */
    public Booking settle(Transaction tx, UUID reservationId, Payment.@Nullable Means means) {
        LockedBooking before = bookings.lock(reservationId);
        Booking paid = tx.accept(before.booking().paidBy(means));
        Session session = sessions.find(paid.reservation().sessionId());
        Settled settled = tx.accept(paid.confirm(session, before.seats(), tx.now(), tx.ids()));
        bookings.replace(before, settled.booking());
        tickets.insert(reservationId, settled.tickets());
        return settled.booking();
    }
}
