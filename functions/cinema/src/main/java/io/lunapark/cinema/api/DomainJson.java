package io.lunapark.cinema.api;

import io.lunapark.cinema.Payment;
import io.lunapark.cinema.PaymentEvent.CaptureReturned;
import io.lunapark.cinema.PaymentEvent.PaymentConfirmed;
import io.lunapark.cinema.PaymentEvent.PaymentExpired;
import io.lunapark.cinema.PaymentEvent.PaymentRefunded;
import io.lunapark.cinema.Reservation;
import io.lunapark.cinema.ReservationEvent.ReservationCancelled;
import io.lunapark.cinema.ReservationEvent.ReservationCreated;
import io.lunapark.cinema.ReservationEvent.ReservationExpired;
import io.lunapark.cinema.ReservedSeat;
import io.lunapark.cinema.SeatEvent.SeatReleased;
import io.lunapark.cinema.SeatEvent.SeatSold;
import io.lunapark.cinema.SeatKind;
import io.lunapark.cinema.SeatPlan;
import io.lunapark.cinema.SeatStatus;
import io.lunapark.cinema.Session;
import io.lunapark.cinema.SessionEvent.SessionCancelled;
import io.lunapark.cinema.SessionEvent.SessionChanged;
import io.lunapark.cinema.SessionEvent.SessionScheduled;
import io.lunapark.cinema.Ticket;
import io.lunapark.cinema.TicketEvent.TicketCheckedIn;
import io.lunapark.cinema.TicketEvent.TicketIssued;
import io.micronaut.serde.annotation.SerdeImport;

/** The records of the domain that go into events and views; the domain itself knows nothing of JSON. */
@SerdeImport(Session.class)
@SerdeImport(Session.Status.class)
@SerdeImport(SeatPlan.class)
@SerdeImport(SeatPlan.Row.class)
@SerdeImport(SeatKind.class)
@SerdeImport(SeatStatus.class)
@SerdeImport(Reservation.class)
@SerdeImport(Reservation.Status.class)
@SerdeImport(ReservedSeat.class)
@SerdeImport(Payment.class)
@SerdeImport(Payment.Status.class)
@SerdeImport(Payment.Means.class)
@SerdeImport(Payment.Reason.class)
@SerdeImport(Ticket.class)
@SerdeImport(Ticket.CheckIn.class)
@SerdeImport(SessionScheduled.class)
@SerdeImport(SessionChanged.class)
@SerdeImport(SessionCancelled.class)
@SerdeImport(ReservationCreated.class)
@SerdeImport(ReservationExpired.class)
@SerdeImport(ReservationCancelled.class)
@SerdeImport(PaymentConfirmed.class)
@SerdeImport(CaptureReturned.class)
@SerdeImport(PaymentExpired.class)
@SerdeImport(PaymentRefunded.class)
@SerdeImport(SeatSold.class)
@SerdeImport(SeatReleased.class)
@SerdeImport(TicketIssued.class)
@SerdeImport(TicketCheckedIn.class)
final class DomainJson {
    private DomainJson() {}
}
