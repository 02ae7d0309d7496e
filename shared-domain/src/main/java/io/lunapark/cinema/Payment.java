package io.lunapark.cinema;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reservation costs, and what has become of the money.
 *
 * @param refundedInCents what was given back, never more than the amount
 * @param means how the guest paid at the box office; null where the payment provider takes the money
 * @param reason why money was given back or is not expected any more; null where neither is so
 * @param confirmedAt null until the money has come
 * @param version counts its changes
 */
public record Payment(
        UUID id,
        UUID reservationId,
        UUID userId,
        long amountInCents,
        long refundedInCents,
        String currency,
        Status status,
        @Nullable Means means,
        @Nullable Reason reason,
        Instant createdAt,
        @Nullable Instant confirmedAt,
        long version) {

    /** As the task writes them. */
    public enum Status {
        PENDING,
        APPROVED,
        EXPIRED,
        REFUNDED
    }

    /** How a guest pays at the box office. */
    public enum Means {
        cash,
        /** By the card terminal of the box office. */
        card
    }

    /** Written as they are. */
    public enum Reason {
        /** The hold was over when it came, and the seats could not be had any more. */
        seatsGone,
        /** The buyer had cancelled the reservation. */
        reservationCancelled,
        /** The session does not take place. */
        sessionCancelled,
        /** It was not paid in time. */
        holdOver,
        /** The box office took tickets back. */
        returned
    }

    public Payment {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        confirmedAt = confirmedAt == null ? null : confirmedAt.truncatedTo(ChronoUnit.MILLIS);
        CinemaLimits.check(0 <= refundedInCents && refundedInCents <= amountInCents, "refund");
        CinemaLimits.check(version >= 1, "version");
    }

    static Payment pending(UUID id, UUID reservationId, UUID userId, long amountInCents, String currency, Instant now) {
        return new Payment(
                id, reservationId, userId, amountInCents, 0, currency, Status.PENDING, null, null, now, null, 1);
    }

    /** Whether the payment provider takes its money, and so gives it back. */
    public boolean isByProvider() {
        return means == null;
    }

    /** The money lies in the till of the box office: it is not that of the provider. */
    Payment takenAs(Means taken) {
        return new Payment(
                id,
                reservationId,
                userId,
                amountInCents,
                refundedInCents,
                currency,
                status,
                taken,
                reason,
                createdAt,
                confirmedAt,
                version);
    }

    Payment approved(Instant now) {
        return new Payment(
                id,
                reservationId,
                userId,
                amountInCents,
                0,
                currency,
                Status.APPROVED,
                means,
                null,
                createdAt,
                now,
                version + 1);
    }

    Payment expired(Reason why) {
        return new Payment(
                id,
                reservationId,
                userId,
                amountInCents,
                0,
                currency,
                Status.EXPIRED,
                means,
                why,
                createdAt,
                null,
                version + 1);
    }

    /** @param cents of it, more; it counts as refunded once nothing is left */
    Payment refunded(long cents, boolean whole, Reason why, Instant now) {
        return new Payment(
                id,
                reservationId,
                userId,
                amountInCents,
                refundedInCents + cents,
                currency,
                whole ? Status.REFUNDED : status,
                means,
                why,
                createdAt,
                confirmedAt == null ? now : confirmedAt,
                version + 1);
    }
}
