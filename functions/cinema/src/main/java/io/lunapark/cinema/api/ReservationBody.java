package io.lunapark.cinema.api;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Reservation;
import io.lunapark.cinema.ReservedSeat;
import io.lunapark.cinema.SeatKind;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A reservation.
 *
 * @param expiresAt the first moment at which its seats are free for others, while it is not paid
 * @param saleId null until it is sold
 */
@Serdeable
@Schema(name = "Reservation")
public record ReservationBody(
        UUID id,
        UUID sessionId,
        List<ReservedSeatBody> seats,
        long totalInCents,
        String currency,
        Reservation.Status status,
        Instant createdAt,
        Instant expiresAt,
        PaymentOfReservation payment,
        @Nullable UUID saleId) {

    public static ReservationBody of(Booking booking) {
        Reservation reservation = booking.reservation();
        return new ReservationBody(
                reservation.id(),
                reservation.sessionId(),
                reservation.seats().stream().map(ReservedSeatBody::of).toList(),
                reservation.totalInCents(),
                reservation.currency(),
                reservation.status(),
                reservation.createdAt(),
                reservation.expiresAt(),
                new PaymentOfReservation(reservation.paymentId()),
                reservation.saleId());
    }

    /** Where it is paid. */
    @Serdeable
    @Schema(name = "PaymentOfReservation")
    public record PaymentOfReservation(UUID id) {}

    /** A seat with the price that it was reserved for. */
    @Serdeable
    @Schema(name = "ReservedSeat")
    public record ReservedSeatBody(
            UUID id,
            String row,
            int column,
            SeatKind kind,
            @Nullable String zone,
            long priceInCents) {

        static ReservedSeatBody of(ReservedSeat seat) {
            return new ReservedSeatBody(
                    seat.id(), seat.row(), seat.column(), seat.kind(), seat.zone(), seat.priceInCents());
        }
    }
}
