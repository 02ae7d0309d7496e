package io.lunapark.cinema.api;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Payment;
import io.lunapark.cinema.Session;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Seats of a session that were bought together.
 *
 * @param means how the guest paid at the box office; null where the payment provider took the money
 */
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
        @Nullable Payment.Means means,
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
                booking.payment().means(),
                tickets);
    }
}
