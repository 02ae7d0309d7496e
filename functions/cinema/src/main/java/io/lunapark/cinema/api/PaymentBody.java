package io.lunapark.cinema.api;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Payment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment.
 *
 * @param refundedInCents what was given back of it
 * @param means how the guest paid at the box office; null where the payment provider takes the money
 * @param reason why money was given back or is not expected any more; null where neither is so
 * @param saleId what was sold for it; null until then
 */
@Serdeable
@Schema(name = "Payment")
public record PaymentBody(
        UUID id,
        UUID reservationId,
        long amountInCents,
        long refundedInCents,
        String currency,
        Payment.Status status,
        @Nullable Payment.Means means,
        @Nullable Payment.Reason reason,
        Instant createdAt,
        @Nullable Instant confirmedAt,
        @Nullable UUID saleId) {

    public static PaymentBody of(Booking booking) {
        Payment payment = booking.payment();
        return new PaymentBody(
                payment.id(),
                payment.reservationId(),
                payment.amountInCents(),
                payment.refundedInCents(),
                payment.currency(),
                payment.status(),
                payment.means(),
                payment.reason(),
                payment.createdAt(),
                payment.confirmedAt(),
                booking.reservation().saleId());
    }
}
