package io.lunapark.cinema.store;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.CinemaLimits;
import io.lunapark.cinema.CinemaProblem.AlreadyWaiting;
import io.lunapark.cinema.CinemaProblem.NotWaiting;
import io.lunapark.cinema.CinemaProblem.SeatsAreFree;
import io.lunapark.cinema.Session;
import io.lunapark.cinema.api.WaitingBody;
import io.lunapark.cinema.api.WaitingListBody;
import io.lunapark.cinema.store.Seats.Taken;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who waits for seats that come back, first come, first served. */
@Singleton
public final class WaitingList {

    private final Sql sql;
    private final Sessions sessions;
    private final Seats seats;
    private final Bookings bookings;

    WaitingList(Sql sql, Sessions sessions, Seats seats, Bookings bookings) {
        this.sql = sql;
        this.sessions = sessions;
        this.seats = seats;
        this.bookings = bookings;
    }

    /** An entry of the list. */
    private record Waiting(UUID id, UUID sessionId, UUID userId, int seats) {}

    /** @throws ProblemException {@code seats-are-free} or {@code already-waiting} */
    public WaitingBody join(UUID id, Session session, UUID userId, int wanted, Instant now) {
        int ahead = length(session.id());
        int free = seats.free(session.id(), wanted).size();
        if (free >= wanted && ahead == 0) {
            throw new ProblemException(new SeatsAreFree(free));
        }
        int joined = sql.update("""
                insert into waiting (id, session_id, user_id, seats, joined_at) values (?, ?, ?, ?, ?)
                on conflict (session_id, user_id) where reservation_id is null do nothing
                """, id, session.id(), userId, wanted, now);
        if (joined == 0) {
            throw new ProblemException(new AlreadyWaiting(session.id()));
        }
        return new WaitingBody(id, session.id(), wanted, ahead);
    }

    /** How many wait for seats of a session, and where this one stands among them. */
    public WaitingListBody show(UUID sessionId, UUID userId) {
        int length = length(sessionId);
        return sql.find(
                        """
                        select id, seats,
                               (select count(*) from waiting before
                                where before.session_id = own.session_id and before.id < own.id
                                  and before.reservation_id is null) as ahead
                        from waiting own where session_id = ? and user_id = ? and reservation_id is null
                        """,
                        row -> new WaitingBody(
                                Sql.uuid(row, "id"), sessionId, row.getInt("seats"), row.getInt("ahead")),
                        sessionId,
                        userId)
                .map(own -> new WaitingListBody(length, own))
                .orElseGet(() -> new WaitingListBody(length, null));
    }

    /** @throws ProblemException {@code not-waiting}, also when seats were offered already */
    public void leave(UUID sessionId, UUID userId) {
        int left = sql.update(
                "delete from waiting where session_id = ? and user_id = ? and reservation_id is null",
                sessionId,
                userId);
        if (left == 0) {
            throw new ProblemException(new NotWaiting(sessionId));
        }
    }

    private int length(UUID sessionId) {
        return sql.list(
                        "select count(*) from waiting where session_id = ? and reservation_id is null",
                        row -> row.getInt(1),
                        sessionId)
                .getFirst();
    }

    /**
     * Gives seats that are free to the first who waits for so many, as a reservation of theirs.
     *
     * @return empty where no entry can be given any
     */
    public Optional<Decision<Booking>> offer(Instant now, Ids ids) {
        sql.list(
                "select pg_advisory_xact_lock(hashtext('waiting'))",
                row -> true); // else a second sweeper overtakes the first
        return sql.find(
                        """
                        select id, session_id, user_id, seats from waiting
                        where reservation_id is null
                          and exists (select from session where session.id = waiting.session_id
                                      and session.status = 'scheduled' and session.starts_at > ?)
                          and seats <= (
                              select count(*) from session_seat seat where seat.session_id = waiting.session_id
                                and (seat.status = 'available'
                                     or seat.status = 'held' and seat.held_until <= clock_timestamp()))
                        order by id limit 1 for update skip locked
                        """,
                        row -> new Waiting(
                                Sql.uuid(row, "id"),
                                Sql.uuid(row, "session_id"),
                                Sql.uuid(row, "user_id"),
                                row.getInt("seats")),
                        now)
                .map(first -> offer(first, ids));
    }

    private Decision<Booking> offer(Waiting first, Ids ids) {
        Session session = sessions.find(first.sessionId());
        UUID reservationId = ids.next();
        List<UUID> free = seats.free(session.id(), first.seats());
        Taken taken = seats.take(session, free, reservationId, CinemaLimits.OFFER_SECONDS, true);
        Decision<Booking> booking =
                Booking.reserve(reservationId, first.userId(), session, taken.seats(), taken.at(), taken.until(), ids);
        sql.update("update waiting set reservation_id = ? where id = ?", reservationId, first.id());
        if (booking instanceof Decision.Accepted<Booking> accepted) {
            bookings.insert(accepted.value());
        }
        return booking;
    }
}
