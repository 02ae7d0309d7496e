package io.lunapark.doors.store;

import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.Checkpoint.SealedDoor;
import io.lunapark.platform.store.Database;
import io.micronaut.core.type.Argument;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The checkpoints of a log in Postgres, which refuses to change or remove one. Each call is on a connection of its own. */
public final class Checkpoints {

    private static final Argument<List<SealedDoor>> DOORS = Argument.listOf(SealedDoor.class);

    private final Database database;
    private final JdbcOperations jdbc;
    private final String table;
    private final JsonMapper json;

    /** @param table a name cannot be bound to a statement: one of two that the code knows */
    public Checkpoints(Database database, JdbcOperations jdbc, String table, JsonMapper json) {
        this.database = database;
        this.jdbc = jdbc;
        this.table = table;
        this.json = json;
    }

    /** By the clock of the database, which is one for all that seal. */
    public Instant now() {
        return query("select clock_timestamp()", statement -> {}, row -> {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        });
    }

    public Optional<Checkpoint> last() {
        return checkpoints("select * from %s order by number desc limit 1", statement -> {}).stream()
                .findFirst();
    }

    /** The one with the highest number below this one. */
    public Optional<Checkpoint> before(long number) {
        return checkpoints(
                        "select * from %s where number < ? order by number desc limit 1",
                        statement -> statement.setLong(1, number))
                .stream()
                .findFirst();
    }

    /** Those from this number on that begin before this time, in order. */
    public List<Checkpoint> from(long number, Instant to, int most) {
        return checkpoints(
                "select * from %s where number >= ? and sealed_from < ? order by number limit ?",
                statement -> {
                    statement.setLong(1, number);
                    statement.setTimestamp(2, Timestamp.from(to));
                    statement.setInt(3, most);
                });
    }

    /** Number of the checkpoint that this time is in; of the first or the last where it is in none. */
    public long numberAt(Instant time) {
        return query(
                """
                select coalesce((select max(number) from %1$s where sealed_from <= ?), (select min(number) from %1$s), 1)
                """,
                statement -> statement.setTimestamp(1, Timestamp.from(time)), row -> {
                    row.next();
                    return row.getLong(1);
                });
    }

    /** @return false when another has sealed meanwhile */
    public boolean add(Checkpoint checkpoint) {
        String insert = """
                insert into %s (number, previous, sealed_from, sealed_until, entries, doors, root, hash, signature)
                values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?) on conflict do nothing
                """.formatted(table);
        return database.withConnection(() -> jdbc.prepareStatement(insert, statement -> {
            statement.setLong(1, checkpoint.number());
            statement.setString(2, checkpoint.previous());
            statement.setTimestamp(3, Timestamp.from(checkpoint.from()));
            statement.setTimestamp(4, Timestamp.from(checkpoint.until()));
            statement.setLong(5, checkpoint.entries());
            statement.setString(6, write(checkpoint.doors()));
            statement.setString(7, checkpoint.root());
            statement.setString(8, checkpoint.hash());
            statement.setString(9, checkpoint.signature());
            return statement.executeUpdate() == 1;
        }));
    }

    private List<Checkpoint> checkpoints(String sql, Bindings bindings) {
        return query(
                sql,
                bindings,
                rows -> jdbc.entityStream(rows, CheckpointRow.class)
                        .map(this::checkpoint)
                        .toList());
    }

    private <T> T query(String sql, Bindings bindings, Reading<T> reading) {
        return database.withConnection(() -> jdbc.prepareStatement(sql.formatted(table), statement -> {
            bindings.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        }));
    }

    private Checkpoint checkpoint(CheckpointRow row) {
        return new Checkpoint(
                row.number(),
                row.previous(),
                row.sealedFrom(),
                row.sealedUntil(),
                row.entries(),
                doors(row.doors()),
                row.root(),
                row.hash(),
                row.signature());
    }

    /** None where it cannot be read: then it was altered, and other readers must not fail because of that. */
    private List<SealedDoor> doors(String text) {
        try {
            return json.readValue(text, DOORS);
        } catch (IOException altered) {
            return List.of();
        }
    }

    private String write(List<SealedDoor> doors) {
        try {
            return json.writeValueAsString(DOORS, doors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Bindings {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
