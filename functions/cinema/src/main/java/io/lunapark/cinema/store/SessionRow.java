package io.lunapark.cinema.store;

import static io.lunapark.platform.store.Columns.numbers;
import static io.lunapark.platform.store.Columns.texts;

import io.lunapark.cinema.Session;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param zonePrices of the zones of the same number in {@code zoneNames} */
@MappedEntity("session")
record SessionRow(
        @Id UUID id,
        UUID movieId,
        String movieTitle,
        UUID roomId,
        String roomName,
        Instant startsAt,
        Instant roomFreeAt,
        int durationMinutes,
        long priceInCents,
        String currency,
        int holdSeconds,
        String[] zoneNames,
        Long[] zonePrices,
        @Nullable Integer admittedPerSecond,
        int seats,
        Session.Status status,
        long version) {

    static SessionRow of(Session session) {
        List<Map.Entry<String, Long>> zones = List.copyOf(session.zonePrices().entrySet());
        return new SessionRow(
                session.id(),
                session.movieId(),
                session.movieTitle(),
                session.roomId(),
                session.roomName(),
                session.startsAt(),
                session.roomFreeAt(),
                session.durationMinutes(),
                session.priceInCents(),
                session.currency(),
                session.holdSeconds(),
                texts(zones, Map.Entry::getKey),
                numbers(zones, Map.Entry::getValue),
                session.admittedPerSecond(),
                session.seats(),
                session.status(),
                session.version());
    }

    Session session() {
        Map<String, Long> zones = new HashMap<>();
        for (int i = 0; i < zoneNames.length; i++) {
            zones.put(zoneNames[i], zonePrices[i]);
        }
        return new Session(
                id,
                movieId,
                movieTitle,
                roomId,
                roomName,
                startsAt,
                durationMinutes,
                priceInCents,
                currency,
                holdSeconds,
                zones,
                admittedPerSecond,
                seats,
                status,
                version);
    }
}
