package io.lunapark.platform.event;

import io.lunapark.kernel.DomainEvent;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.store.Database;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The events of a system, stored in the transaction that caused them. What was sent stays: the outbox is also the
 * archive from which every view can be rebuilt.
 */
@Singleton
public final class Outbox {

    private static final RowMapper<StoredEvent> ROW = (row, ctx) -> new StoredEvent(
            row.getLong("position"), row.getString("subject"), row.getString("type"), row.getString("envelope"));

    private final Database database;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Outbox(Database database, JsonMapper json, Ids ids, Clock clock) {
        this.database = database;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stores the events in the caller's transaction, in their order. */
    public List<StoredEvent> store(Origin origin, List<? extends DomainEvent> events) {
        List<Envelope> envelopes =
                events.stream().map(event -> envelope(origin, event)).toList();
        List<String> texts = envelopes.stream().map(this::write).toList();
        List<Long> positions = database.handle()
                .createQuery("""
                        insert into outbox (subject, sequence, type, envelope)
                        select * from unnest(:subjects, :sequences, :types, :envelopes)
                        returning position
                        """)
                .bindArray(
                        "subjects",
                        String.class,
                        envelopes.stream().map(Envelope::subject).toList())
                .bindArray(
                        "sequences",
                        Long.class,
                        envelopes.stream().map(Envelope::sequence).toList())
                .bindArray(
                        "types",
                        String.class,
                        envelopes.stream().map(Envelope::type).toList())
                .bindArray("envelopes", String.class, texts)
                .mapTo(Long.class)
                .list();
        List<StoredEvent> stored = new ArrayList<>();
        for (int i = 0; i < envelopes.size(); i++) {
            Envelope envelope = envelopes.get(i);
            stored.add(new StoredEvent(positions.get(i), envelope.subject(), envelope.type(), texts.get(i)));
        }
        return stored;
    }

    /** What has not been sent yet, oldest first; leaves alone what a command is just sending itself. */
    public List<StoredEvent> waiting(int limit) {
        return database.handle().createQuery("""
                        select position, subject, type, envelope from outbox
                        where published_at is null and stored_at < now() - interval '3 seconds'
                        order by position limit :limit
                        """).bind("limit", limit).map(ROW).list();
    }

    /**
     * Marks what the bus has taken. The commit does not wait for the disk: a mark that is lost with the power only means
     * that the event is sent once more.
     *
     * @return how many were marked
     */
    public int markPublished(List<Long> positions) {
        if (positions.isEmpty()) {
            return 0;
        }
        return database.handle()
                .createUpdate("""
                        with quick as (select set_config('synchronous_commit', 'off', true))
                        update outbox set published_at = now() from quick where position = any(:positions)
                        """)
                .bindArray("positions", Long.class, positions)
                .execute();
    }

    /** What the archive holds of these types before a position, newest first. */
    public List<StoredEvent> archive(Collection<String> types, long before, int limit) {
        return database.handle()
                .createQuery("""
                        select position, subject, type, envelope from outbox
                        where position < :before and type = any(:types) order by position desc limit :limit
                        """)
                .bind("before", before)
                .bindArray("types", String.class, types)
                .bind("limit", limit)
                .map(ROW)
                .list();
    }

    /** Where the archive ends just now; 0 while it is empty. */
    public long lastPosition() {
        return database.handle()
                .createQuery("select coalesce(max(position), 0) from outbox")
                .mapTo(Long.class)
                .one();
    }

    /** What waits in each outbox of the house that this role may read, whichever systems there are; in their order. */
    public List<Backlog> backlogs() {
        return database.handle().createQuery("""
                        select nspname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                        where relname = 'outbox' and relkind = 'r' and has_schema_privilege(relnamespace, 'usage')
                        and has_any_column_privilege(pg_class.oid, 'select') order by nspname
                        """).mapTo(String.class).list().stream()
                .map(this::backlog)
                .toList();
    }

    /** How many events of a system wait, and for how many seconds the oldest has. */
    public Backlog backlog(String system) {
        return database.handle()
                .createQuery("""
                        select count(*) as waiting,
                               coalesce(extract(epoch from now() - min(stored_at)), 0)::bigint as oldest
                        from <system>.outbox where published_at is null
                        """)
                .define("system", system)
                .map((row, ctx) -> new Backlog(system, row.getLong("waiting"), row.getLong("oldest")))
                .one();
    }

    private Envelope envelope(Origin origin, DomainEvent event) {
        try {
            return new Envelope(
                    ids.next(),
                    event.type(),
                    event.version(),
                    clock.instant(),
                    event.subject(),
                    event.sequence(),
                    origin.correlationId(),
                    origin.actor(),
                    json.writeValueToTree(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(Envelope envelope) {
        try {
            return json.writeValueAsString(envelope);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param oldestSeconds age of the oldest waiting event, 0 when none waits */
    @Serdeable
    public record Backlog(String system, long waiting, long oldestSeconds) {}
}
