package io.lunapark.cinema;

import static io.lunapark.cinema.Cinemas.NOW;
import static io.lunapark.cinema.Cinemas.accepted;
import static io.lunapark.cinema.Cinemas.all;
import static io.lunapark.cinema.Cinemas.events;
import static io.lunapark.cinema.Cinemas.ids;
import static io.lunapark.cinema.Cinemas.refused;
import static io.lunapark.cinema.Cinemas.reserved;
import static io.lunapark.cinema.Cinemas.session;
import static io.lunapark.cinema.Cinemas.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.cinema.Booking.LockedSeat;
import io.lunapark.cinema.Booking.SeatNow;
import io.lunapark.cinema.Booking.Settled;
import io.lunapark.cinema.Payment.Reason;
import io.lunapark.kernel.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BookingTest {

    @Test
    void aReservationCostsWhatItsSeatsCost() {
        Booking booking = reserved(0, 8);

        assertThat(booking.reservation().totalInCents()).isEqualTo(5500);
        assertThat(booking.payment().amountInCents()).isEqualTo(5500);
        assertThat(booking.payment().status()).isEqualTo(Payment.Status.PENDING);
    }

    @Test
    void aConfirmationSellsEachSeatAndIssuesATicketForIt() {
        Booking booking = reserved(0, 8);

        Decision<Settled> settled = booking.confirm(session(), all(booking, SeatNow.OURS), NOW, ids());

        assertThat(events(settled))
                .containsExactly("PaymentConfirmed", "SeatSold", "SeatSold", "TicketIssued", "TicketIssued");
        assertThat(accepted(settled).tickets()).hasSize(2);
        assertThat(accepted(settled).booking().reservation().seats()).allMatch(seat -> seat.version() == 2);
    }

    @Test
    void aConfirmationAgainChangesNothing() {
        Booking sold = sold(reserved(0));

        assertThat(events(sold.confirm(session(), all(sold, SeatNow.OURS), NOW, ids())))
                .isEmpty();
    }

    @Test
    void aLateConfirmationTakesTheSameSeatsWhileTheyAreFree() {
        Booking over = accepted(reserved(0, 1).expire(all(reserved(0, 1), SeatNow.OURS)));

        Settled settled = accepted(over.confirm(session(), all(over, SeatNow.FREE), NOW, ids()));

        assertThat(settled.booking().payment().status()).isEqualTo(Payment.Status.APPROVED);
        assertThat(settled.booking().payment().reason()).isNull();
        assertThat(settled.booking().reservation().status()).isEqualTo(Reservation.Status.sold);
    }

    @Test
    void moneyThatComesWhenTheSessionHasBegunGoesBackUnlessTheHoldIsInTime() {
        Booking over = accepted(reserved(0).expire(all(reserved(0), SeatNow.OURS)));
        Instant begun = session().startsAt();

        Settled late = accepted(over.confirm(session(), all(over, SeatNow.FREE), begun, ids()));
        assertThat(late.booking().payment().status()).isEqualTo(Payment.Status.REFUNDED);
        assertThat(late.booking().payment().reason()).isEqualTo(Reason.seatsGone);
        Session sooner = new Session(
                session().id(),
                session().movieId(),
                session().movieTitle(),
                session().roomId(),
                session().roomName(),
                NOW.plusSeconds(10),
                session().durationMinutes(),
                2500,
                "PLN",
                30,
                Map.of(),
                null,
                16,
                Session.Status.scheduled,
                1);
        Settled inTime =
                accepted(reserved(0).confirm(sooner, all(reserved(0), SeatNow.OURS), NOW.plusSeconds(20), ids()));
        assertThat(inTime.tickets()).hasSize(1);
    }

    @Test
    void whereOneSeatIsGoneAllTheMoneyGoesBack() {
        Booking booking = reserved(0, 1);
        List<LockedSeat> seats = List.of(
                new LockedSeat(booking.reservation().seats().get(0), SeatNow.OURS, null),
                new LockedSeat(booking.reservation().seats().get(1), SeatNow.GONE, null));

        Decision<Settled> settled = booking.confirm(session(), seats, NOW, ids());

        assertThat(events(settled)).containsExactly("ReservationExpired", "SeatReleased", "PaymentRefunded");
        Payment payment = accepted(settled).booking().payment();
        assertThat(payment.status()).isEqualTo(Payment.Status.REFUNDED);
        assertThat(payment.refundedInCents()).isEqualTo(payment.amountInCents());
        assertThat(payment.reason()).isEqualTo(Reason.seatsGone);
        assertThat(events(accepted(settled).booking().expire(List.of()))).isEmpty();
    }

    @Test
    void whatWasCancelledIsNotSoldAndMoneyThatComesGoesBack() {
        Booking cancelled = accepted(reserved(0).cancel(all(reserved(0), SeatNow.OURS)));

        assertThat(refused(cancelled.mayBePaid()).code()).isEqualTo("reservation-is-cancelled");
        Settled settled = accepted(cancelled.confirm(session(), all(cancelled, SeatNow.FREE), NOW, ids()));
        assertThat(settled.booking().payment().reason()).isEqualTo(Reason.reservationCancelled);
        assertThat(settled.booking().payment().status()).isEqualTo(Payment.Status.REFUNDED);
    }

    @Test
    void theBoxOfficeSaysOnceHowAGuestPaid() {
        Booking booking = reserved(0);
        Booking inCash = accepted(booking.paidBy(Payment.Means.cash));

        Booking sold = sold(inCash);

        assertThat(sold.payment().means()).isEqualTo(Payment.Means.cash);
        assertThat(sold.payment().isByProvider()).isFalse();
        assertThat(accepted(sold.paidBy(Payment.Means.cash))).isEqualTo(sold);
        assertThat(refused(sold.paidBy(Payment.Means.card)).code()).isEqualTo("already-paid");
        assertThat(refused(sold.paidBy(null)).code()).isEqualTo("already-paid");
        assertThat(refused(sold(booking).paidBy(Payment.Means.cash)).code()).isEqualTo("already-paid");
        Booking cancelled = accepted(booking.cancel(all(booking, SeatNow.OURS)));
        assertThat(refused(cancelled.paidBy(Payment.Means.cash)).code()).isEqualTo("reservation-is-cancelled");
    }

    @Test
    void onlyWhatIsPendingIsCancelled() {
        Booking booking = reserved(0);
        Booking sold = sold(booking);
        Booking over = accepted(booking.expire(all(booking, SeatNow.OURS)));

        assertThat(events(booking.cancel(all(booking, SeatNow.OURS))))
                .containsExactly("ReservationCancelled", "PaymentExpired", "SeatReleased");
        assertThat(refused(sold.cancel(all(sold, SeatNow.OURS))).code()).isEqualTo("reservation-is-sold");
        assertThat(refused(over.cancel(all(over, SeatNow.FREE))).code()).isEqualTo("reservation-is-over");
        assertThat(events(sold.expire(all(sold, SeatNow.OURS)))).isEmpty();
    }

    @Test
    void anExpiryReleasesOnlyWhatIsStillItsOwn() {
        Booking booking = reserved(0);

        assertThat(events(booking.expire(all(booking, SeatNow.GONE))))
                .containsExactly("ReservationExpired", "PaymentExpired");
    }

    @Test
    void ticketsAreGivenBackOneByOneAndNeverTwice() {
        Booking sold = sold(reserved(0, 8));
        UUID first = sold.reservation().seats().get(0).id();
        UUID second = sold.reservation().seats().get(1).id();

        Booking part = accepted(sold.refund(Set.of(second), all(sold, SeatNow.OURS), NOW));
        assertThat(part.payment().refundedInCents()).isEqualTo(3000);
        assertThat(part.payment().status()).isEqualTo(Payment.Status.APPROVED);

        List<LockedSeat> left = List.of(
                new LockedSeat(part.reservation().seats().get(0), SeatNow.OURS, null),
                new LockedSeat(part.reservation().seats().get(1), SeatNow.FREE, null));
        assertThat(refused(part.refund(Set.of(second), left, NOW)).code()).isEqualTo("already-refunded");
        assertThat(refused(part.refund(Set.of(first, second), left, NOW)).code())
                .isEqualTo("already-refunded");
        assertThat(refused(part.refund(Set.of(new UUID(0, 1)), left, NOW)).code())
                .isEqualTo("seat-not-found");

        Booking whole = accepted(part.refund(Set.of(), left, NOW));
        assertThat(whole.payment().refundedInCents()).isEqualTo(whole.payment().amountInCents());
        assertThat(whole.payment().status()).isEqualTo(Payment.Status.REFUNDED);
        assertThat(whole.reservation().status()).isEqualTo(Reservation.Status.refunded);
    }

    @Test
    void whoWasInIsNotPaidBack() {
        Booking sold = sold(reserved(0));
        List<LockedSeat> used = List.of(new LockedSeat(
                sold.reservation().seats().getFirst(), SeatNow.OURS, new Ticket.CheckIn(NOW, "Main entrance")));

        assertThat(refused(sold.refund(Set.of(), used, NOW)).code()).isEqualTo("ticket-already-used");
    }

    @Test
    void aCancelledSessionPaysBackWhatWasPaid() {
        Booking sold = sold(reserved(0, 1));
        Booking pending = reserved(0, 1);

        assertThat(events(sold.sessionCancelled(all(sold, SeatNow.OURS), NOW))).containsExactly("PaymentRefunded");
        assertThat(events(pending.sessionCancelled(all(pending, SeatNow.OURS), NOW)))
                .containsExactly("ReservationCancelled", "PaymentExpired");
    }

    @Test
    void aTicketLetsInOnce() {
        Booking booking = reserved(0);
        Ticket ticket = accepted(booking.confirm(session(), all(booking, SeatNow.OURS), NOW, ids()))
                .tickets()
                .getFirst();
        Instant evening = ticket.startsAt().minusSeconds(600);

        Ticket used = accepted(ticket.checkIn("Main entrance", evening));
        assertThat(refused(used.checkIn("Side entrance", evening.plusSeconds(60))))
                .isEqualTo(new CinemaProblem.TicketAlreadyUsed(evening, "Main entrance"));
        assertThat(refused(ticket.checkIn("Main entrance", ticket.startsAt().minusSeconds(13 * 3600)))
                        .code())
                .isEqualTo("ticket-of-another-day");
        assertThat(refused(ticket.checkIn("Main entrance", ticket.startsAt().plusSeconds(19 * 3600)))
                        .code())
                .isEqualTo("ticket-of-another-day");
    }
}
