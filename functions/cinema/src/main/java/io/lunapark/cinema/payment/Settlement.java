package io.lunapark.cinema.payment;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Booking.Settled;
import io.lunapark.cinema.Payment;
import io.lunapark.cinema.Session;
import io.lunapark.cinema.store.Bookings;
import io.lunapark.cinema.store.LockedBooking;
import io.lunapark.cinema.store.ReturnedCaptures;
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
    private final ReturnedCaptures captures;
    private final Sessions sessions;
    private final Tickets tickets;

    Settlement(Bookings bookings, ReturnedCaptures captures, Sessions sessions, Tickets tickets) {
        this.bookings = bookings;
        this.captures = captures;
        this.sessions = sessions;
        this.tickets = tickets;
    }

    /** The payment provider has it. Where the box office was paid as well, the provider gives it back, once. */
    public Booking captured(Transaction tx, UUID reservationId) {
        LockedBooking before = bookings.lock(reservationId);
        Payment payment = before.booking().payment();
        if (payment.isByProvider()) {
            return settle(tx, before, null);
        }
        return captures.giveBack(payment.id()) == 1 ? tx.accept(before.booking().returnCapture()) : before.booking();
    }

    /** @param means how the box office has it; null where the payment provider has had it before */
    public Booking settle(Transaction tx, UUID reservationId, Payment.@Nullable Means means) {
        return settle(tx, bookings.lock(reservationId), means);
    }

    private Booking settle(Transaction tx, LockedBooking before, Payment.@Nullable Means means) {
        Booking paid = tx.accept(before.booking().paidBy(means));
        Session session = sessions.find(paid.reservation().sessionId());
        Settled settled = tx.accept(paid.confirm(session, before.seats(), tx.now(), tx.ids()));
        bookings.replace(before, settled.booking());
        tickets.insert(paid.reservation().id(), settled.tickets());
        return settled.booking();
    }
}
