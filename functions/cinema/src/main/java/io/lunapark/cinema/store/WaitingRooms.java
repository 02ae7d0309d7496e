package io.lunapark.cinema.store;

import io.lunapark.cinema.CinemaProblem.NotYourTurn;
import io.lunapark.cinema.CinemaProblem.WaitingRoomFirst;
import io.lunapark.cinema.Session;
import io.lunapark.cinema.WaitingRoomPass;
import io.lunapark.cinema.api.WaitingRoomBody;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.store.Secrets;
import io.lunapark.platform.store.Sql;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The queues of sessions that have a waiting room. A pass says from which moment on it is good, so that a reservation looks
 * nothing up but the time, which is the database's.
 */
@Singleton
@Requires(property = "lunapark.queue-secret")
public final class WaitingRooms {

    private final Sql sql;
    private final Supplier<String> secret;

    WaitingRooms(Sql sql, Secrets secrets, @Property(name = "lunapark.queue-secret") String address) {
        this.sql = sql;
        this.secret = secrets.once(address, text -> text, "The secret of the waiting rooms has no value");
    }

    /** The next place in the queue, or the one that they have. A session without a waiting room admits at once. */
    public WaitingRoomBody enter(Session session, UUID userId) {
        WaitingRoomPass pass = place(session, userId)
                .orElseGet(() -> place(session, userId)
                        .orElseThrow(() -> new IllegalStateException("No place for who came twice at once")));
        return new WaitingRoomBody(session.id(), pass.sign(secret.get()), pass.place(), pass.admittedAt());
    }

    /** Empty where the same person comes in at the same moment, who has a place then. */
    private Optional<WaitingRoomPass> place(Session session, UUID userId) {
        Integer rate = session.admittedPerSecond();
        return sql.find(
                """
                with mine as (
                    select place, admitted_at from waiting_room_place where session_id = ? and user_id = ?),
                next as (
                    insert into waiting_room as room (session_id, places, next_at)
                    select ?, 1, clock_timestamp() where not exists (select from mine)
                    on conflict (session_id) do update
                    set places = room.places + 1,
                        next_at = greatest(room.next_at + make_interval(secs => ?), clock_timestamp())
                    returning places, next_at),
                taken as (
                    insert into waiting_room_place (session_id, user_id, place, admitted_at)
                    select ?, ?, places, next_at from next
                    on conflict (session_id, user_id) do nothing
                    returning place, admitted_at)
                select place, admitted_at from mine union all select place, admitted_at from taken
                """,
                row -> new WaitingRoomPass(session.id(), userId, row.getLong("place"), Sql.instant(row, "admitted_at")),
                session.id(),
                userId,
                session.id(),
                rate == null ? 0.0 : 1.0 / rate,
                session.id(),
                userId);
    }

    /** @throws ProblemException {@code waiting-room-first} or {@code not-your-turn} */
    public void requireTurn(Session session, UUID userId, RequestContext request) {
        if (session.admittedPerSecond() == null) {
            return;
        }
        Optional<WaitingRoomPass> pass = request.header(WaitingRoomPass.HEADER)
                .flatMap(text -> WaitingRoomPass.read(text, session.id(), userId, secret.get()));
        Instant admittedAt = pass.orElseThrow(() -> new ProblemException(new WaitingRoomFirst(session.id())))
                .admittedAt();
        Instant now = sql.list("select clock_timestamp() as at", row -> Sql.instant(row, "at"))
                .getFirst();
        if (now.isBefore(admittedAt)) {
            throw new ProblemException(new NotYourTurn(
                    Duration.between(now, admittedAt).plusMillis(999).toSeconds()));
        }
    }
}
