package io.lunapark.doors.store;

import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.Checkpoint.SealedDoor;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Sql;
import io.lunapark.platform.store.Sql.RowMapper;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checkpoints of a log in Postgres, which refuses to change or remove one. Each call is on a connection of its own. */
public final class Checkpoints {

    private static final Argument<List<SealedDoor>> DOORS = Argument.listOf(SealedDoor.class);

    private final Database database;
    private final Sql sql;
    private final String table;
    private final JsonMapper json;

    /** @param table a name cannot be bound to a statement: one of two that the code knows */
    public Checkpoints(Database database, Sql sql, String table, JsonMapper json) {
        this.database = database;
        this.sql = sql;
        this.table = table;
        this.json = json;
    }

    /** By the clock of the database, which is one for all that seal. */
    public Instant now() {
        return list("select clock_timestamp() as now", row -> Sql.instant(row, "now"))
                .getFirst();
    }

    public Optional<Checkpoint> last() {
        return list("select * from %s order by number desc limit 1", this::read).stream()
                .findFirst();
    }

    /** The one with the highest number below this one. */
    public Optional<Checkpoint> before(long number) {
        return list("select * from %s where number < ? order by number desc limit 1", this::read, number).stream()
                .findFirst();
    }

    /** Those from this number on that begin before this time, in order. */
    public List<Checkpoint> from(long number, Instant to, int most) {
        return list(
                "select * from %s where number >= ? and sealed_from < ? order by number limit ?",
                this::read, number, to, most);
    }

    /** Number of the checkpoint that this time is in; of the first or the last where it is in none. */
    public long numberAt(Instant time) {
        return list("""
                        select coalesce((select max(number) from %1$s where sealed_from <= ?),
                                        (select min(number) from %1$s), 1) as number
                        """, row -> row.getLong("number"), time).getFirst();
    }

    /** @return false when another has sealed meanwhile */
    public boolean add(Checkpoint checkpoint) {
        int added = database.inTransaction(() -> sql.update(
                """
                insert into %s (number, previous, sealed_from, sealed_until, entries, doors, root, hash, signature)
                values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?) on conflict do nothing
                """.formatted(table),
                checkpoint.number(),
                checkpoint.previous(),
                checkpoint.from(),
                checkpoint.until(),
                checkpoint.entries(),
                write(checkpoint.doors()),
                checkpoint.root(),
                checkpoint.hash(),
                checkpoint.signature()));
        return added == 1;
    }

    private <T> List<T> list(String query, RowMapper<T> mapper, Object... parameters) {
        return database.withConnection(() -> sql.list(query.formatted(table), mapper, parameters));
    }

    private Checkpoint read(ResultSet row) throws SQLException {
        return new Checkpoint(
                row.getLong("number"),
                row.getString("previous"),
                Sql.instant(row, "sealed_from"),
                Sql.instant(row, "sealed_until"),
                row.getLong("entries"),
                doors(row.getString("doors")),
                row.getString("root"),
                row.getString("hash"),
                row.getString("signature"));
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
}
