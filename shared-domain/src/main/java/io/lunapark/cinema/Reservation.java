package io.lunapark.cinema;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some seats of a session, for one person: held for a while, then sold or free again.
 *
 * @param totalInCents what its seats cost together
 * @param expiresAt the first moment at which its seats are free for others, while it is not paid
 * @param saleId null until it is sold
 * @param version counts its changes
 */
public record Reservation(
        UUID id,
        UUID sessionId,
        UUID userId,
        List<ReservedSeat> seats,
        long totalInCents,
        String currency,
        Status status,
        Instant createdAt,
        Instant expiresAt,
        UUID paymentId,
        @Nullable UUID saleId,
        long version) {

    /** In lower case, as it is written everywhere. */
    public enum Status {
        pending,
        sold,
        expired,
        cancelled,
        /** Sold, and all of it given back. */
        refunded
    }

    public Reservation {
        seats = List.copyOf(seats);
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
        CinemaLimits.check(!seats.isEmpty() && seats.size() <= CinemaLimits.MAX_SEATS_AT_ONCE, "number of seats");
        CinemaLimits.check(totalInCents == sum(seats), "total");
        CinemaLimits.check(version >= 1, "version");
    }

    Reservation become(Status newStatus, List<ReservedSeat> newSeats, @Nullable UUID newSaleId) {
        return new Reservation(
                id,
                sessionId,
                userId,
                newSeats,
                totalInCents,
                currency,
                newStatus,
                createdAt,
                expiresAt,
                paymentId,
                newSaleId,
                version + 1);
    }

    static long sum(List<ReservedSeat> seats) {
        return seats.stream().mapToLong(ReservedSeat::priceInCents).sum();
    }
}
