package io.lunapark.doors.store;

import io.lunapark.doors.history.Checkpoint;
import io.lunapark.doors.history.Checkpoint.SealedDoor;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The checkpoints in Postgres, which lets nobody change or remove one. */
@Singleton
public final class Checkpoints {

    private static final Argument<List<SealedDoor>> DOORS = Argument.listOf(SealedDoor.class);

    private final JsonMapper json;

    Checkpoints(JsonMapper json) {
        this.json = json;
    }

    public Optional<Checkpoint> last(Handle db) {
        return db.createQuery("select * from checkpoint order by number desc limit 1")
                .map((row, ctx) -> read(row))
                .findOne();
    }

    /** The one with the highest number below this one. */
    public Optional<Checkpoint> before(Handle db, long number) {
        return db.createQuery("select * from checkpoint where number < :number order by number desc limit 1")
                .bind("number", number)
                .map((row, ctx) -> read(row))
                .findOne();
    }

    /** Those from this number on that begin before this time, in order. */
    public List<Checkpoint> from(Handle db, long number, Instant to, int most) {
        return db.createQuery("""
                        select * from checkpoint where number >= :number and sealed_from < :to
                        order by number limit :most
                        """)
                .bind("number", number)
                .bind("to", to)
                .bind("most", most)
                .map((row, ctx) -> read(row))
                .list();
    }

    /** Number of the checkpoint that this time is in; of the first or the last where it is in none. */
    public long numberAt(Handle db, Instant time) {
        return db.createQuery("""
                        select coalesce((select max(number) from checkpoint where sealed_from <= :time),
                                        (select min(number) from checkpoint), 1)
                        """).bind("time", time).mapTo(Long.class).one();
    }

    /** @return false when another has sealed meanwhile */
    public boolean add(Handle db, Checkpoint checkpoint) {
        int added = db.createUpdate("""
                        insert into checkpoint (number, previous, sealed_from, sealed_until, entries, doors,
                                                root, hash, signature)
                        values (:number, :previous, :from, :until, :entries, :doors::jsonb, :root, :hash, :signature)
                        on conflict do nothing
                        """)
                .bind("number", checkpoint.number())
                .bind("previous", checkpoint.previous())
                .bind("from", checkpoint.from())
                .bind("until", checkpoint.until())
                .bind("entries", checkpoint.entries())
                .bind("doors", write(checkpoint.doors()))
                .bind("root", checkpoint.root())
                .bind("hash", checkpoint.hash())
                .bind("signature", checkpoint.signature())
                .execute();
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

    /** None where it cannot be read: then somebody has altered it, and no other reader may stumble over that. */
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
