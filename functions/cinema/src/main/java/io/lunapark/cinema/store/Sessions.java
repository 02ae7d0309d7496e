package io.lunapark.cinema.store;

import io.lunapark.cinema.CinemaProblem.RoomOccupied;
import io.lunapark.cinema.CinemaProblem.SessionNotFound;
import io.lunapark.cinema.Seat;
import io.lunapark.cinema.Session;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import io.lunapark.platform.store.ViolatedConstraint;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The sessions in Postgres. */
@Singleton
public final class Sessions {

    private final SessionRows rows;
    private final Sql sql;

    Sessions(SessionRows rows, Sql sql) {
        this.rows = rows;
        this.sql = sql;
    }

    /** @throws ProblemException {@code session-not-found} */
    public Session find(UUID id) {
        return rows.findById(id)
                .map(SessionRow::session)
                .orElseThrow(() -> new ProblemException(new SessionNotFound(id)));
    }

    /**
     * Locked until the transaction ends.
     *
     * @throws ProblemException {@code session-not-found}
     */
    public Session lock(UUID id) {
        return rows.lock(id).map(SessionRow::session).orElseThrow(() -> new ProblemException(new SessionNotFound(id)));
    }

    /**
     * With its seats. Refused when another session needs the room then, also when that has happened only now.
     *
     * @param seats in the order of their places
     */
    public Decision<Session> insert(Session session, List<Seat> seats) {
        return occupying(session, () -> {
            rows.save(SessionRow.of(session));
            sql.update(
                    """
                    insert into session_seat (id, session_id, place, row_label, col, kind, zone)
                    select id, ?, place, row_label, col, kind, zone
                    from unnest(cast(? as uuid[]), cast(? as integer[]), cast(? as text[]), cast(? as integer[]),
                                cast(? as text[]), cast(? as text[])) as seats (id, place, row_label, col, kind, zone)
                    """,
                    session.id(),
                    seats.stream().map(Seat::id).toList(),
                    IntStream.range(0, seats.size()).boxed().toList(),
                    seats.stream().map(Seat::row).toList(),
                    seats.stream().map(Seat::column).toList(),
                    seats.stream().map(Seat::kind).toList(),
                    seats.stream().map(Seat::zone).toList());
        });
    }

    /** Refused when another session needs the room then. */
    public Decision<Session> replace(Session session) {
        return occupying(session, () -> rows.update(SessionRow.of(session)));
    }

    private static Decision<Session> occupying(Session session, Runnable statement) {
        try {
            statement.run();
            return Decision.accepted(session);
        } catch (DataAccessException refusal) {
            if (ViolatedConstraint.is("session_room_once", refusal)) {
                return Decision.refused(new RoomOccupied(session.roomId()));
            }
            throw refusal;
        }
    }
}
