package io.lunapark.doors.store;

import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.Checkpoint.SealedDoor;
import io.lunapark.platform.store.Database;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The checkpoints of a log in Postgres, which refuses to change or remove one. Each call is on a connection of its own. */
public final class Checkpoints {

    private static final Argument<List<SealedDoor>> DOORS = Argument.listOf(SealedDoor.class);

    private final Database database;
    private final String table;
    private final JsonMapper json;

    public Checkpoints(Database database, String table, JsonMapper json) {
        this.database = database;
        this.table = table;
        this.json = json;
    }

    /** By the clock of the database, which is one for all that seal. */
    public Instant now() {
        return database.withConnection(() -> database.handle()
                .createQuery("select clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant());
    }

    public Optional<Checkpoint> last() {
        return database.withConnection(() -> database.handle()
                .createQuery("select * from <log> order by number desc limit 1")
                .define("log", table)
                .map((row, ctx) -> read(row))
                .findOne());
    }

    /** The one with the highest number below this one. */
    public Optional<Checkpoint> before(long number) {
        return database.withConnection(() -> database.handle()
                .createQuery("select * from <log> where number < :number order by number desc limit 1")
                .define("log", table)
                .bind("number", number)
                .map((row, ctx) -> read(row))
                .findOne());
    }

    /** Those from this number on that begin before this time, in order. */
    public List<Checkpoint> from(long number, Instant to, int most) {
        return database.withConnection(() -> database.handle()
                .createQuery("""
                        select * from <log> where number >= :number and sealed_from < :to
                        order by number limit :most
                        """)
                .define("log", table)
                .bind("number", number)
                .bind("to", to)
                .bind("most", most)
                .map((row, ctx) -> read(row))
                .list());
    }

    /** Number of the checkpoint that this time is in; of the first or the last where it is in none. */
    public long numberAt(Instant time) {
        return database.withConnection(() -> database.handle()
                .createQuery("""
                        select coalesce((select max(number) from <log> where sealed_from <= :time),
                                        (select min(number) from <log>), 1)
                        """)
                .define("log", table)
                .bind("time", time)
                .mapTo(Long.class)
                .one());
    }

    /** @return false when another has sealed meanwhile */
    public boolean add(Checkpoint checkpoint) {
        int added = database.withConnection(() -> database.handle()
                .createUpdate("""
                        insert into <log> (number, previous, sealed_from, sealed_until, entries, doors,
                                                root, hash, signature)
                        values (:number, :previous, :from, :until, :entries, :doors::jsonb, :root, :hash, :signature)
                        on conflict do nothing
                        """)
                .define("log", table)
                .bind("number", checkpoint.number())
                .bind("previous", checkpoint.previous())
                .bind("from", checkpoint.from())
                .bind("until", checkpoint.until())
                .bind("entries", checkpoint.entries())
                .bind("doors", write(checkpoint.doors()))
                .bind("root", checkpoint.root())
                .bind("hash", checkpoint.hash())
                .bind("signature", checkpoint.signature())
                .execute());
        return added == 1;
    }

    private Checkpoint read(ResultSet row) throws SQLException {
        return new Checkpoint(
                row.getLong("number"),
                row.getString("previous"),
                row.getTimestamp("sealed_from").toInstant(),
                row.getTimestamp("sealed_until").toInstant(),
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
