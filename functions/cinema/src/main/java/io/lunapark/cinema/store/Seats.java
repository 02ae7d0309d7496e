package io.lunapark.cinema.store;

import io.lunapark.cinema.CinemaProblem.SeatNotAvailable;
import io.lunapark.cinema.CinemaProblem.SeatNotFound;
import io.lunapark.cinema.ReservedSeat;
import io.lunapark.cinema.Session;
import io.lunapark.kernel.Problem;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The seats of sessions in Postgres, and in whose name they are. */
@Singleton
public final class Seats {

    /** Whether free seats of the session of a {@code seat} are kept for the waiting list: an entry wants no more than there are. */
    static final String KEPT_FOR_WAITING = """
            exists (select from waiting where waiting.session_id = seat.session_id and waiting.reservation_id is null
                      and waiting.seats <= (
                          select count(*) from session_seat other where other.session_id = seat.session_id
                            and (other.status = 'available'
                                 or other.status = 'held' and other.held_until <= clock_timestamp())))""";

    private final Sql sql;

    Seats(Sql sql) {
        this.sql = sql;
    }

    /**
     * Seats that were just taken.
     *
     * @param at by the database's clock
     * @param until the first moment at which they are free for others
     */
    public record Taken(List<ReservedSeat> seats, Instant at, Instant until) {}

    /**
     * Takes all of these seats for a reservation, or none. A hold whose time is over is free in this very statement, by the
     * clock of the database. While the waiting list has an entry for as many seats as are free,
     * they are kept for it. The seats are locked in the order of their ids, so that two calls for the same ones never wait for
     * each other in a circle.
     *
     * @param forWaiting whether it is for an entry of the waiting list
     * @throws ProblemException {@code seat-not-available} or {@code seat-not-found}
     */
    public Taken take(
            Session session, Collection<UUID> seatIds, UUID reservationId, int holdSeconds, boolean forWaiting) {
        Map<UUID, UUID> former = new HashMap<>();
        List<Taken> each = sql.list(
                """
                with moment as materialized (select clock_timestamp() as at),
                free as (
                    select seat.id, seat.reservation_id as former from session_seat seat, moment
                    where seat.session_id = ? and seat.id = any(cast(? as uuid[]))
                      and (seat.status = 'available' or seat.status = 'held' and seat.held_until <= moment.at)
                      and (? or not %s)
                    order by seat.id for update of seat)
                update session_seat seat
                set status = 'held', reservation_id = ?, held_until = moment.at + make_interval(secs => ?),
                    version = seat.version + 1
                from free, moment where seat.id = free.id
                returning %s, free.former, moment.at, seat.held_until
                """.formatted(KEPT_FOR_WAITING, SeatRow.COLUMNS),
                row -> {
                    SeatRow seat = SeatRow.of(row);
                    UUID before = row.getObject("former", UUID.class);
                    if (before != null) {
                        former.put(seat.id(), before);
                    }
                    return new Taken(
                            List.of(seat.at(session.priceOf(seat.zone()))),
                            Sql.instant(row, "at"),
                            Sql.instant(row, "held_until"));
                },
                session.id(),
                seatIds,
                forWaiting,
                reservationId,
                (double) holdSeconds);
        if (each.size() < seatIds.size()) {
            throw new ProblemException(conflict(session.id(), seatIds, each));
        }
        endFormerHolds(former);
        List<ReservedSeat> seats = each.stream()
                .map(one -> one.seats().getFirst())
                .sorted((one, other) -> Integer.compare(one.place(), other.place()))
                .toList();
        return new Taken(seats, each.getFirst().at(), each.getFirst().until());
    }

    /** Up to so many seats that can be taken at once, those in front first. */
    public List<UUID> free(UUID sessionId, int limit) {
        return sql.list("""
                select id from session_seat
                where session_id = ?
                  and (status = 'available' or status = 'held' and held_until <= clock_timestamp())
                order by place limit ?
                """, row -> Sql.uuid(row, "id"), sessionId, limit);
    }

    /** Locks all seats of a session: they cannot be reserved or paid for until the transaction ends. */
    public void lockAll(UUID sessionId) {
        sql.list(
                "select id from session_seat where session_id = ? order by id for update",
                row -> Sql.uuid(row, "id"),
                sessionId);
    }

    public void block(UUID sessionId) {
        sql.update("""
                update session_seat
                set status = 'blocked', reservation_id = null, held_until = null, version = version + 1
                where session_id = ?
                """, sessionId);
    }

    /** Seats whose hold was over and that are taken now no longer count as held by the reservation before. */
    private void endFormerHolds(Map<UUID, UUID> former) {
        if (!former.isEmpty()) {
            sql.update("""
                    update reservation_seat set state = 'released'
                    from unnest(cast(? as uuid[]), cast(? as uuid[])) as taken (seat_id, former)
                    where session_seat_id = taken.seat_id and reservation_id = taken.former and state = 'held'
                    """, List.copyOf(former.keySet()), List.copyOf(former.values()));
        }
    }

    private Problem conflict(UUID sessionId, Collection<UUID> wanted, List<Taken> taken) {
        Map<UUID, String> there = new HashMap<>();
        sql.list(
                "select id, row_label || col as label from session_seat where session_id = ? and id = any(cast(? as uuid[]))",
                row -> there.put(Sql.uuid(row, "id"), row.getString("label")),
                sessionId,
                wanted);
        for (UUID id : wanted) {
            if (!there.containsKey(id)) {
                return new SeatNotFound(id);
            }
        }
        List<UUID> gone = new ArrayList<>(wanted);
        taken.forEach(one -> gone.remove(one.seats().getFirst().id()));
        return new SeatNotAvailable(gone.stream().map(there::get).sorted().collect(Collectors.joining(", ")));
    }
}
