package io.lunapark.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The statements of two commands alone, prepared once, on one connection: the base that a command cannot go below. That
 * they do the same with the same tables in the same order is checked against the log of Postgres before anything is measured.
 */
final class CommandSql implements AutoCloseable {

    private static final String LOCK = "select * from coaster where id = ? and removed_at is null for update";
    private static final String WAGONS = "select * from wagon where coaster_id = ? order by number";
    private static final String ALERTS = "select * from alert where coaster_id = ? and resolved_at is null order by id";
    private static final String UPDATE = "update coaster set name = ?, staff = ?, daily_clients = ?, opens_at = ?,"
            + " closes_at = ?, min_headway_seconds = ?, version = ?, next_wagon_number = ? where id = ?";
    private static final String NUMBER = "select nextval('coaster_number')"
            + " from pg_advisory_xact_lock_shared(hashtext('coaster numbers ' || current_schema()))";
    private static final String INSERT = "insert into coaster (id, number, name, staff, daily_clients, track_length_m,"
            + " opens_at, closes_at, min_headway_seconds, version, next_wagon_number)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ALERT = "insert into alert (id, coaster_id, code, severity, wagons, staff, capacity,"
            + " staffed_capacity, opened_at, acknowledged_at, resolved_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (id) do update set wagons = excluded.wagons, staff = excluded.staff,"
            + " capacity = excluded.capacity, staffed_capacity = excluded.staffed_capacity,"
            + " acknowledged_at = excluded.acknowledged_at, resolved_at = excluded.resolved_at";
    private static final String OUTBOX = "insert into outbox (subject, sequence, type, envelope)"
            + " select * from unnest(?, ?, ?, ?) returning position";
    private static final String BEFORE = "select coalesce((select position from node), 0) as position,"
            + " (select content -> 'coaster' ->> 'owner' from edit"
            + " where part_id = ? and content -> 'coaster' ->> 'owner' is not null limit 1) as owner,"
            + " (select id from edit where coaster_id = ? and site = ?"
            + " order by place desc nulls first, stored desc limit 1) as last";
    private static final String EDIT =
            "with known as (insert into part (id, coaster_id) values (?, ?) on conflict do nothing)"
                    + " insert into edit (id, site, coaster_id, part_id, removal, outcome, content)"
                    + " values (?, ?, ?, ?, false, ?, cast(? as jsonb)) on conflict (id) do nothing";
    static final List<String> CHANGE =
            List.of("BEGIN", LOCK, WAGONS, ALERTS, UPDATE, ALERT, BEFORE, EDIT, OUTBOX, "COMMIT");
    static final List<String> REGISTER = List.of("BEGIN", NUMBER, INSERT, ALERT, BEFORE, EDIT, OUTBOX, "COMMIT");

    private final Connection connection;
    private final PreparedStatement lock;
    private final PreparedStatement wagons;
    private final PreparedStatement alerts;
    private final PreparedStatement update;
    private final PreparedStatement number;
    private final PreparedStatement insert;
    private final PreparedStatement alert;
    private final PreparedStatement before;
    private final PreparedStatement edit;
    private final PreparedStatement outbox;
    private final Stored like;

    /**
     * What a command has stored, to store the like of it.
     *
     * @param envelopes of its two events
     * @param site by which its edit was made
     * @param outcome of that edit
     * @param content of that edit, JSON
     */
    record Stored(List<String> envelopes, String site, String outcome, String content) {}

    CommandSql(Connection connection, Stored like) throws SQLException {
        this.connection = connection;
        this.like = like;
        lock = connection.prepareStatement(LOCK);
        wagons = connection.prepareStatement(WAGONS);
        alerts = connection.prepareStatement(ALERTS);
        update = connection.prepareStatement(UPDATE);
        number = connection.prepareStatement(NUMBER);
        insert = connection.prepareStatement(INSERT);
        alert = connection.prepareStatement(ALERT);
        before = connection.prepareStatement(BEFORE);
        edit = connection.prepareStatement(EDIT);
        outbox = connection.prepareStatement(OUTBOX);
    }

    /** Changes a coaster that has an open alert, as ChangeCoaster does. */
    void change(UUID coaster, int staff) throws SQLException {
        connection.setAutoCommit(false);
        lock.setObject(1, coaster);
        List<Object> row = read(lock).getFirst();
        wagons.setObject(1, coaster);
        read(wagons);
        alerts.setObject(1, coaster);
        List<Object> open = read(alerts).getFirst();
        long version = (Long) row.get(9) + 1;
        update.setString(1, (String) row.get(2));
        update.setInt(2, staff);
        update.setInt(3, (Integer) row.get(4));
        update.setObject(4, LocalTime.of(8, 0));
        update.setObject(5, LocalTime.of(16, 0));
        update.setInt(6, 0);
        update.setLong(7, version);
        update.setInt(8, (Integer) row.get(10));
        update.setObject(9, coaster);
        update.executeUpdate();
        storeAlert((UUID) open.getFirst(), coaster, staff);
        finish(coaster, version, "CoasterChanged");
    }

    /** Registers a coaster, which has too few wagons, as RegisterCoaster does. */
    void register() throws SQLException {
        connection.setAutoCommit(false);
        UUID coaster = id();
        long given = (Long) read(number).getFirst().getFirst();
        insert.setObject(1, coaster);
        insert.setLong(2, given);
        insert.setString(3, "Bench");
        insert.setInt(4, 16);
        insert.setInt(5, 20_000);
        insert.setBigDecimal(6, new java.math.BigDecimal("1800"));
        insert.setObject(7, LocalTime.of(8, 0));
        insert.setObject(8, LocalTime.of(16, 0));
        insert.setInt(9, 0);
        insert.setLong(10, 1);
        insert.setInt(11, 1);
        insert.executeUpdate();
        storeAlert(id(), coaster, 16);
        finish(coaster, 1, "CoasterRegistered");
    }

    private void storeAlert(UUID id, UUID coaster, int staff) throws SQLException {
        alert.setObject(1, id);
        alert.setObject(2, coaster);
        alert.setString(3, "missing-wagons");
        alert.setString(4, "critical");
        alert.setLong(5, 98);
        alert.setLong(6, staff);
        alert.setNull(7, Types.BIGINT);
        alert.setNull(8, Types.BIGINT);
        alert.setObject(9, OffsetDateTime.now(ZoneOffset.UTC));
        alert.setNull(10, Types.TIMESTAMP_WITH_TIMEZONE);
        alert.setNull(11, Types.TIMESTAMP_WITH_TIMEZONE);
        alert.executeUpdate();
    }

    private void storeEdit(UUID coaster) throws SQLException {
        before.setObject(1, coaster);
        before.setObject(2, coaster);
        before.setString(3, like.site());
        read(before);
        edit.setObject(1, coaster);
        edit.setObject(2, coaster);
        edit.setObject(3, id());
        edit.setString(4, like.site());
        edit.setObject(5, coaster);
        edit.setObject(6, coaster);
        edit.setString(7, like.outcome());
        edit.setString(8, like.content());
        edit.executeUpdate();
    }

    private void finish(UUID coaster, long version, String type) throws SQLException {
        storeEdit(coaster);
        outbox.setArray(1, array("varchar", "coaster/" + coaster, "audit/" + id()));
        outbox.setArray(2, array("bigint", version, 1L));
        outbox.setArray(3, array("varchar", type, "CommandTried"));
        outbox.setArray(4, array("varchar", like.envelopes().toArray()));
        read(outbox);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private Array array(String type, Object... values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private static List<List<Object>> read(PreparedStatement query) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (ResultSet result = query.executeQuery()) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Rises with time, as the ids of the commands do, so that indexes are filled in the same way. */
    private static UUID id() {
        UUID random = UUID.randomUUID();
        long most = System.currentTimeMillis() << 16 | 0x7000 | random.getMostSignificantBits() & 0xFFF;
        return new UUID(most, random.getLeastSignificantBits());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
