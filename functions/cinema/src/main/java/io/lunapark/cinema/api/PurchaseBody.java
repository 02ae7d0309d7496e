package io.lunapark.cinema.api;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Session;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Seats of a session that were bought together. */
@Serdeable
@Schema(name = "Purchase")
public record PurchaseBody(
        UUID saleId,
        UUID reservationId,
        UUID sessionId,
        String movieTitle,
        String roomName,
        Instant startsAt,
        List<ReservationBody.ReservedSeatBody> seats,
        long totalInCents,
        long refundedInCents,
        String currency,
        List<TicketBody> tickets) {

    public static PurchaseBody of(UUID saleId, Booking booking, Session session, List<TicketBody> tickets) {
        return new PurchaseBody(
                saleId,
                booking.reservation().id(),
                session.id(),
                session.movieTitle(),
                session.roomName(),
                session.startsAt(),
                booking.reservation().seats().stream()
                        .map(ReservationBody.ReservedSeatBody::of)
                        .toList(),
                booking.reservation().totalInCents(),
                booking.payment().refundedInCents(),
                booking.reservation().currency(),
                tickets);
    }
}
