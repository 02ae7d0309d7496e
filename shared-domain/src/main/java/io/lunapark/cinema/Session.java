package io.lunapark.cinema;

import io.lunapark.cinema.CinemaProblem.NotEnoughSeats;
import io.lunapark.cinema.CinemaProblem.SessionHasBegun;
import io.lunapark.cinema.CinemaProblem.SessionIsCancelled;
import io.lunapark.cinema.CinemaProblem.StartsInThePast;
import io.lunapark.cinema.CinemaProblem.ZoneNotFound;
import io.lunapark.cinema.SessionEvent.SessionCancelled;
import io.lunapark.cinema.SessionEvent.SessionChanged;
import io.lunapark.cinema.SessionEvent.SessionScheduled;
import io.lunapark.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movie that is shown in a room at a time.
 *
 * @param priceInCents of a seat whose zone has no price of its own, 0 or more
 * @param currency of all its prices
 * @param holdSeconds how long a reservation holds its seats until it is paid
 * @param zonePrices by the name of the zone
 * @param admittedPerSecond how many callers its waiting room lets in; null where it has none
 * @param seats how many it has
 * @param version counts its changes
 */
public record Session(
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
        Status status,
        long version) {

    /** In lower case, as it is written everywhere. */
    public enum Status {
        scheduled,
        cancelled
    }

    public Session {
        startsAt = startsAt.truncatedTo(ChronoUnit.MILLIS);
        zonePrices = new TreeMap<>(zonePrices);
        checkPrice(priceInCents);
        zonePrices.values().forEach(Session::checkPrice);
        CinemaLimits.check(zonePrices.size() <= CinemaLimits.MAX_ZONES, "number of zones");
        CinemaLimits.check(1 <= holdSeconds && holdSeconds <= CinemaLimits.MAX_HOLD_SECONDS, "hold");
        CinemaLimits.check(version >= 1, "version");
    }

    /** A new session with the seats of its room. That the room is free then is checked where sessions are stored. */
    public static Decision<Session> schedule(
            UUID id, Movie movie, Room room, Terms terms, List<Seat> seats, Instant now) {
        if (seats.size() < CinemaLimits.MIN_SEATS) {
            return Decision.refused(new NotEnoughSeats(CinemaLimits.MIN_SEATS, seats.size()));
        }
        if (!terms.startsAt().isAfter(now)) {
            return Decision.refused(new StartsInThePast());
        }
        Optional<String> strange = terms.zonePrices().keySet().stream()
                .filter(zone -> seats.stream().noneMatch(seat -> zone.equals(seat.zone())))
                .findFirst();
        if (strange.isPresent()) {
            return Decision.refused(new ZoneNotFound(strange.get()));
        }
        Session session = new Session(
                id,
                movie.id(),
                movie.title(),
                room.id(),
                room.name(),
                terms.startsAt(),
                movie.durationMinutes(),
                terms.priceInCents(),
                terms.currency(),
                terms.holdSeconds(),
                terms.zonePrices(),
                terms.admittedPerSecond(),
                seats.size(),
                Status.scheduled,
                1);
        return Decision.accepted(session, new SessionScheduled(session, SeatPlan.of(seats)));
    }

    /** Another price or start; reservations keep what they were made for. */
    public Decision<Session> change(@Nullable Long newPrice, @Nullable Instant newStart, Instant now) {
        if (status == Status.cancelled) {
            return Decision.refused(new SessionIsCancelled(id));
        }
        if (!now.isBefore(startsAt)) {
            return Decision.refused(new SessionHasBegun(id));
        }
        if (newStart != null && !newStart.isAfter(now)) {
            return Decision.refused(new StartsInThePast());
        }
        Session changed =
                with(newPrice == null ? priceInCents : newPrice, newStart == null ? startsAt : newStart, status);
        return Decision.accepted(changed, new SessionChanged(changed));
    }

    /** It does not take place. Cancelled again changes nothing. */
    public Decision<Session> cancel() {
        if (status == Status.cancelled) {
            return Decision.accepted(this);
        }
        Session changed = with(priceInCents, startsAt, Status.cancelled);
        return Decision.accepted(changed, new SessionCancelled(changed));
    }

    /** Whether it takes place and has not begun. */
    public boolean isUpcoming(Instant now) {
        return status == Status.scheduled && now.isBefore(startsAt);
    }

    /** Refused for a session that is cancelled or has begun. */
    public Decision<Session> mayBeReserved(Instant now) {
        if (status == Status.cancelled) {
            return Decision.refused(new SessionIsCancelled(id));
        }
        return now.isBefore(startsAt) ? Decision.accepted(this) : Decision.refused(new SessionHasBegun(id));
    }

    /** What a seat costs whoever reserves it now. */
    public long priceOf(@Nullable String zone) {
        return zone == null ? priceInCents : zonePrices.getOrDefault(zone, priceInCents);
    }

    /** The first moment at which its room is free again. */
    public Instant roomFreeAt() {
        return startsAt.plus(Duration.ofMinutes(durationMinutes + CinemaLimits.CLEANING_MINUTES));
    }

    private Session with(long newPrice, Instant newStart, Status newStatus) {
        return new Session(
                id,
                movieId,
                movieTitle,
                roomId,
                roomName,
                newStart,
                durationMinutes,
                newPrice,
                currency,
                holdSeconds,
                zonePrices,
                admittedPerSecond,
                seats,
                newStatus,
                version + 1);
    }

    private static void checkPrice(long cents) {
        CinemaLimits.check(0 <= cents && cents <= CinemaLimits.MAX_PRICE_IN_CENTS, "price");
    }

    /** What a session is asked for with, besides movie and room. */
    public record Terms(
            Instant startsAt,
            long priceInCents,
            String currency,
            int holdSeconds,
            Map<String, Long> zonePrices,
            @Nullable Integer admittedPerSecond) {}
}
