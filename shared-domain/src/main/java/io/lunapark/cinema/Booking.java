package io.lunapark.cinema;

import io.lunapark.cinema.CinemaProblem.AlreadyPaid;
import io.lunapark.cinema.CinemaProblem.AlreadyRefunded;
import io.lunapark.cinema.CinemaProblem.AmountDiffers;
import io.lunapark.cinema.CinemaProblem.NotSold;
import io.lunapark.cinema.CinemaProblem.ReservationIsCancelled;
import io.lunapark.cinema.CinemaProblem.ReservationIsOver;
import io.lunapark.cinema.CinemaProblem.ReservationIsSold;
import io.lunapark.cinema.CinemaProblem.SeatNotFound;
import io.lunapark.cinema.CinemaProblem.TicketAlreadyUsed;
import io.lunapark.cinema.Payment.Reason;
import io.lunapark.cinema.PaymentEvent.CaptureReturned;
import io.lunapark.cinema.PaymentEvent.PaymentConfirmed;
import io.lunapark.cinema.PaymentEvent.PaymentExpired;
import io.lunapark.cinema.PaymentEvent.PaymentRefunded;
import io.lunapark.cinema.Reservation.Status;
import io.lunapark.cinema.ReservationEvent.ReservationCancelled;
import io.lunapark.cinema.ReservationEvent.ReservationCreated;
import io.lunapark.cinema.ReservationEvent.ReservationExpired;
import io.lunapark.cinema.SeatEvent.SeatReleased;
import io.lunapark.cinema.SeatEvent.SeatSold;
import io.lunapark.cinema.TicketEvent.TicketIssued;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.DomainEvent;
import io.lunapark.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation and its payment, which change together. Seats are decided upon only while they are locked, so that what is
 * said here about their versions holds.
 */
public record Booking(Reservation reservation, Payment payment) {

    /** How one of its seats stands, for this reservation. */
    public enum SeatNow {
        /** In its name. */
        OURS,
        /** In its name still, but its hold is over, and the waiting list wants it. */
        KEPT,
        /** In nobody's, or in that of a hold that is over. */
        FREE,
        /** Held by another in time, sold to another, free but for the waiting list, or blocked. */
        GONE
    }

    /**
     * A seat of it, which is locked.
     *
     * @param seat at its present version
     * @param ticketUsed where its ticket was shown at the entrance; null where it was not
     */
    public record LockedSeat(ReservedSeat seat, SeatNow now, Ticket.@Nullable CheckIn ticketUsed) {}

    /** What a confirmation led to; without tickets where the money went back, or where it is an old story. */
    public record Settled(Booking booking, List<Ticket> tickets) {
        public Settled {
            tickets = List.copyOf(tickets);
        }
    }

    /** A new reservation of seats that were just taken, with its payment: the prices are those of the seats. */
    public static Decision<Booking> reserve(
            UUID reservationId,
            UUID userId,
            Session session,
            List<ReservedSeat> seats,
            Instant now,
            Instant expiresAt,
            Ids ids) {
        Reservation reservation = new Reservation(
                reservationId,
                session.id(),
                userId,
                seats,
                Reservation.sum(seats),
                session.currency(),
                Status.pending,
                now,
                expiresAt,
                ids.next(),
                null,
                1);
        Payment payment = Payment.pending(
                reservation.paymentId(),
                reservationId,
                userId,
                reservation.totalInCents(),
                session.currency(),
                reservation.createdAt());
        return Decision.accepted(new Booking(reservation, payment), new ReservationCreated(reservation, payment));
    }

    /** The buyer does not want it any more. Cancelled again changes nothing. */
    public Decision<Booking> cancel(List<LockedSeat> seats) {
        return switch (reservation.status()) {
            case pending -> giveUp(Status.cancelled, Reason.reservationCancelled, seats, true);
            case cancelled -> Decision.accepted(this);
            case expired -> Decision.refused(new ReservationIsOver(reservation.id()));
            case sold, refunded -> Decision.refused(new ReservationIsSold(reservation.id()));
        };
    }

    /** Its time is over. Seats that others have taken since are theirs. */
    public Decision<Booking> expire(List<LockedSeat> seats) {
        return reservation.status() == Status.pending
                ? giveUp(Status.expired, Reason.holdOver, seats, true)
                : Decision.accepted(this);
    }

    /** What was sold; empty until then. */
    public Optional<UUID> saleId() {
        return Optional.ofNullable(reservation.saleId());
    }

    /** Whether money is to be taken for it now; refused for a reservation that was cancelled. */
    public Decision<Boolean> mayBePaid() {
        if (isPaid()) {
            return Decision.accepted(false);
        }
        return reservation.status() == Status.cancelled
                ? Decision.refused(new ReservationIsCancelled(reservation.id()))
                : Decision.accepted(true);
    }

    /**
     * How the money has come, before it is confirmed. Refused where it came in another way before. The box office takes
     * no money for a reservation that was cancelled.
     *
     * @param means null for the payment provider
     */
    public Decision<Booking> paidBy(Payment.@Nullable Means means) {
        if (isPaid()) {
            return payment.means() == means ? Decision.accepted(this) : Decision.refused(new AlreadyPaid(payment.id()));
        }
        if (means == null) {
            return Decision.accepted(this);
        }
        return reservation.status() == Status.cancelled
                ? Decision.refused(new ReservationIsCancelled(reservation.id()))
                : Decision.accepted(new Booking(reservation, payment.takenAs(means)));
    }

    /** Whether its money has come, also where it has gone back since. */
    private boolean isPaid() {
        return payment.status() == Payment.Status.APPROVED || payment.status() == Payment.Status.REFUNDED;
    }

    /** Refused when what was captured is not what the payment asks for. */
    public Decision<Booking> expectAmount(long cents, String currency) {
        return cents == payment.amountInCents() && currency.equals(payment.currency())
                ? Decision.accepted(this)
                : Decision.refused(new AmountDiffers(payment.id()));
    }

    /** The payment provider has captured what the box office was paid: that goes back. */
    public Decision<Booking> returnCapture() {
        return Decision.accepted(this, new CaptureReturned(payment));
    }

    /**
     * The money has come. While the seats are its own they are sold, and also later while they are free and the
     * session has not begun; else the money goes back.
     *
     * @param session that the tickets are for
     */
    public Decision<Settled> confirm(Session session, List<LockedSeat> seats, Instant now, Ids ids) {
        if (isPaid()) {
            return Decision.accepted(new Settled(this, List.of()));
        }
        if (reservation.status() == Status.cancelled) {
            return moneyBack(Objects.requireNonNullElse(payment.reason(), Reason.reservationCancelled), List.of(), now);
        }
        boolean isLate = !now.isBefore(reservation.expiresAt());
        boolean gone = seats.stream().anyMatch(seat -> seat.now == SeatNow.GONE || seat.now == SeatNow.KEPT)
                || isLate && !session.isUpcoming(now);
        return gone ? moneyBack(Reason.seatsGone, seats, now) : sell(session, seats, now, ids);
    }

    /**
     * The box office takes tickets back.
     *
     * @param wanted seats of it; empty for all that are left
     * @param seats all of it
     */
    public Decision<Booking> refund(Set<UUID> wanted, List<LockedSeat> seats, Instant now) {
        if (reservation.saleId() == null) {
            return Decision.refused(new NotSold(reservation.id()));
        }
        for (UUID id : wanted) {
            if (seats.stream().noneMatch(seat -> seat.seat.id().equals(id))) {
                return Decision.refused(new SeatNotFound(id));
            }
        }
        List<LockedSeat> left = ours(seats);
        List<LockedSeat> back = left.stream()
                .filter(seat -> wanted.isEmpty() || wanted.contains(seat.seat.id()))
                .toList();
        if (back.isEmpty() || !wanted.isEmpty() && back.size() < wanted.size()) {
            return Decision.refused(new AlreadyRefunded(reservation.id()));
        }
        for (LockedSeat seat : back) {
            if (seat.ticketUsed != null) {
                return Decision.refused(new TicketAlreadyUsed(seat.ticketUsed.at(), seat.ticketUsed.entrance()));
            }
        }
        return giveBack(back, back.size() == left.size(), Reason.returned, true, now);
    }

    /** The session does not take place: what was paid goes back, and what was not paid is not expected any more. */
    public Decision<Booking> sessionCancelled(List<LockedSeat> seats, Instant now) {
        List<LockedSeat> left = ours(seats);
        return switch (reservation.status()) {
            case pending -> giveUp(Status.cancelled, Reason.sessionCancelled, seats, false);
            case sold -> giveBack(left, true, Reason.sessionCancelled, false, now);
            case expired, cancelled, refunded -> Decision.accepted(this);
        };
    }

    private Decision<Booking> giveUp(Status status, Reason why, List<LockedSeat> seats, boolean release) {
        List<ReservedSeat> released = next(ours(seats));
        Reservation over = reservation.become(status, newest(released), null);
        Payment expired = payment.expired(why);
        List<DomainEvent> events = new ArrayList<>();
        events.add(status == Status.expired ? new ReservationExpired(over) : new ReservationCancelled(over));
        events.add(new PaymentExpired(expired));
        if (release) {
            released.forEach(seat -> events.add(new SeatReleased(over.sessionId(), seat)));
        }
        return new Decision.Accepted<>(new Booking(over, expired), events);
    }

    private Decision<Settled> sell(Session session, List<LockedSeat> seats, Instant now, Ids ids) {
        UUID saleId = ids.next();
        List<ReservedSeat> sold = next(seats);
        Reservation sale = reservation.become(Status.sold, sold, saleId);
        Payment approved = payment.approved(now);
        List<Ticket> tickets = sold.stream()
                .map(seat -> new Ticket(
                        ids.next(),
                        saleId,
                        session.id(),
                        seat.id(),
                        sale.userId(),
                        seat.row(),
                        seat.column(),
                        session.startsAt(),
                        now,
                        null,
                        null,
                        1))
                .toList();
        List<DomainEvent> events = new ArrayList<>();
        events.add(new PaymentConfirmed(approved, sale));
        sold.forEach(seat -> events.add(new SeatSold(sale.sessionId(), seat)));
        tickets.forEach(ticket -> events.add(new TicketIssued(ticket)));
        return new Decision.Accepted<>(new Settled(new Booking(sale, approved), tickets), events);
    }

    /** Where the reservation is still waiting for the money, it ends with that. */
    private Decision<Settled> moneyBack(Reason why, List<LockedSeat> seats, Instant now) {
        Payment refunded = payment.refunded(payment.amountInCents(), true, why, now);
        List<DomainEvent> events = new ArrayList<>();
        Reservation after = reservation;
        if (reservation.status() == Status.pending) {
            List<ReservedSeat> released = next(ours(seats));
            after = reservation.become(Status.expired, newest(released), null);
            events.add(new ReservationExpired(after));
            released.forEach(seat -> events.add(new SeatReleased(reservation.sessionId(), seat)));
        }
        events.add(new PaymentRefunded(refunded, refunded.amountInCents(), List.of()));
        return new Decision.Accepted<>(new Settled(new Booking(after, refunded), List.of()), events);
    }

    private Decision<Booking> giveBack(List<LockedSeat> back, boolean whole, Reason why, boolean release, Instant now) {
        List<ReservedSeat> seats = next(back);
        long cents = Reservation.sum(seats);
        Payment refunded = payment.refunded(cents, whole, why, now);
        Reservation after =
                reservation.become(whole ? Status.refunded : Status.sold, newest(seats), reservation.saleId());
        List<DomainEvent> events = new ArrayList<>();
        events.add(new PaymentRefunded(
                refunded, cents, seats.stream().map(ReservedSeat::id).toList()));
        if (release) {
            seats.forEach(seat -> events.add(new SeatReleased(after.sessionId(), seat)));
        }
        return new Decision.Accepted<>(new Booking(after, refunded), events);
    }

    private static List<LockedSeat> ours(List<LockedSeat> seats) {
        return seats.stream()
                .filter(seat -> seat.now == SeatNow.OURS || seat.now == SeatNow.KEPT)
                .toList();
    }

    private static List<ReservedSeat> next(List<LockedSeat> seats) {
        return seats.stream().map(seat -> seat.seat.next()).toList();
    }

    /** The seats of the reservation, those that have changed as they are now. */
    private List<ReservedSeat> newest(List<ReservedSeat> changed) {
        Set<UUID> ids = new HashSet<>();
        changed.forEach(seat -> ids.add(seat.id()));
        List<ReservedSeat> all = new ArrayList<>(changed);
        reservation.seats().stream().filter(seat -> !ids.contains(seat.id())).forEach(all::add);
        all.sort((one, other) -> Integer.compare(one.place(), other.place()));
        return all;
    }
}
