package io.lunapark.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** What a reservation of one seat does in Postgres, and nothing else: a transaction of four statements. */
final class SeatSql implements AutoCloseable {

    private final Connection db;
    private final PreparedStatement session;
    private final PreparedStatement take;
    private final PreparedStatement insert;
    private final PreparedStatement events;

    private SeatSql(Connection db) throws SQLException {
        this.db = db;
        db.setAutoCommit(false);
        session = db.prepareStatement("select * from session where id = ?");
        take = db.prepareStatement("""
                with free as (
                    select id from session_seat where session_id = ? and id = ?
                      and (status = 'available' or status = 'held' and held_until <= clock_timestamp())
                      and not exists (select from waiting where waiting.session_id = session_seat.session_id)
                    order by id for update)
                update session_seat seat
                set status = 'held', reservation_id = ?, held_until = clock_timestamp() + interval '1 hour',
                    version = version + 1
                from free where seat.id = free.id returning seat.id
                """);
        insert = db.prepareStatement("""
                with made as (
                    insert into reservation
                        (id, session_id, user_id, total_in_cents, currency, status, created_at, expires_at, version)
                    values (?, ?, ?, 2500, 'PLN', 'pending', now(), now() + interval '1 hour', 1)),
                paid as (
                    insert into payment
                        (id, reservation_id, user_id, amount_in_cents, refunded_in_cents, currency, status, created_at, version)
                    values (?, ?, ?, 2500, 0, 'PLN', 'PENDING', now(), 1))
                insert into reservation_seat (reservation_id, session_seat_id, price_in_cents, state)
                values (?, ?, 2500, 'held')
                """);
        events = db.prepareStatement("""
                insert into outbox (subject, sequence, type, envelope, published_at)
                select 'bench/' || ? || n, 1, 'Bench', repeat('x', 1000), now() from generate_series(1, 2) n returning position
                """);
    }

    static SeatSql connect(String url, String user, String password) throws SQLException {
        return new SeatSql(DriverManager.getConnection(url + "?currentSchema=cinema", user, password));
    }

    void reserve(String sessionId, String seatId) throws SQLException {
        UUID reservation = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        execute(session, UUID.fromString(sessionId));
        execute(take, UUID.fromString(sessionId), UUID.fromString(seatId), reservation);
        execute(
                insert,
                reservation,
                UUID.fromString(sessionId),
                user,
                UUID.randomUUID(),
                reservation,
                user,
                reservation,
                UUID.fromString(seatId));
        execute(events, reservation.toString());
        db.commit();
    }

    private static void execute(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        statement.execute();
    }

    @Override
    public void close() throws SQLException {
        db.close();
    }
}
