package io.lunapark.cinema.api;

import io.lunapark.cinema.Session;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A session.
 *
 * @param priceInCents of a seat whose zone has no price of its own
 * @param admittedPerSecond null where it has no waiting room
 * @param seats how many it has
 * @param version counts its changes; also its {@code ETag}
 */
@Serdeable
@Schema(name = "Session")
public record SessionBody(
        UUID id,
        UUID movieId,
        String movieTitle,
        UUID roomId,
        String roomName,
        Instant startsAt,
        int durationMinutes,
        long priceInCents,
        String currency,
        int holdSeconds,
        Map<String, Long> zonePrices,
        @Nullable Integer admittedPerSecond,
        int seats,
        Session.Status status,
        long version) {

    public static SessionBody of(Session session) {
        return new SessionBody(
                session.id(),
                session.movieId(),
                session.movieTitle(),
                session.roomId(),
                session.roomName(),
                session.startsAt(),
                session.durationMinutes(),
                session.priceInCents(),
                session.currency(),
                session.holdSeconds(),
                session.zonePrices(),
                session.admittedPerSecond(),
                session.seats(),
                session.status(),
                session.version());
    }
}
