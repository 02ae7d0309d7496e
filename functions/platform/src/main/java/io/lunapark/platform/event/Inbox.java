package io.lunapark.platform.event;

import static io.lunapark.platform.store.Columns.ids;
import static io.lunapark.platform.store.Columns.numbers;
import static io.lunapark.platform.store.Columns.texts;

import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Sql;
import io.micronaut.context.BeanProvider;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The events of other systems that have an effect in this system's schema. An event, its effect and the events that the
 * effect causes are one transaction, so that it is applied exactly once, however often it comes. Events of one subject are
 * applied one after the other; one that comes before an event that it stands on waits here.
 */
@Singleton
public final class Inbox {

    private final InboxRows rows;
    private final Backlogs backlogs;
    private final Database database;
    private final BeanProvider<Outbox> outbox;
    private final BeanProvider<Publisher> publisher;
    private final JsonMapper json;

    /** @param publisher made only where an effect causes events: others have no bus */
    Inbox(
            InboxRows rows,
            Sql sql,
            Database database,
            BeanProvider<Outbox> outbox,
            BeanProvider<Publisher> publisher,
            JsonMapper json) {
        this.rows = rows;
        this.backlogs = new Backlogs(sql, "inbox", "received_at", "applied_at");
        this.database = database;
        this.outbox = outbox;
        this.publisher = publisher;
        this.json = json;
    }

    /**
     * Applies the events that are new, and with them those of their subjects that waited.
     *
     * @param apply applies those of the events that stand on nothing that has not come yet
     */
    void receive(Collection<Envelope> events, Function<List<Envelope>, List<Effect>> apply) {
        List<StoredEvent> caused = database.inTransaction(() -> {
            String[] subjects = texts(events, Envelope::subject);
            rows.lock(subjects);
            rows.insert(
                    texts(events, event -> event.id().toString()),
                    subjects,
                    numbers(events, Envelope::sequence),
                    texts(events, this::write));
            return applyAll(rows.waiting(subjects).stream().map(this::read).toList(), apply);
        });
        if (!caused.isEmpty()) {
            publisher.get().publishCommitted(caused);
        }
    }

    /** Events that were applied, in the order of their ids: that of time, nearly. */
    public Stream<Envelope> applied() {
        String first = new UUID(0, 0).toString();
        return Stream.iterate(
                        chunkAfter(first),
                        chunk -> !chunk.isEmpty(),
                        chunk -> chunkAfter(chunk.getLast().id().toString()))
                .flatMap(List::stream);
    }

    /** What waits for events that it stands on, in each inbox of the house that this role may read; by system. */
    public List<Outbox.Backlog> backlogs() {
        return backlogs.all();
    }

    /** As long as one of them can be applied: it may be what another one has waited for. */
    private List<StoredEvent> applyAll(List<Envelope> events, Function<List<Envelope>, List<Effect>> apply) {
        List<StoredEvent> caused = new ArrayList<>();
        Set<UUID> applied = new HashSet<>();
        List<Envelope> left = events;
        while (!left.isEmpty()) {
            List<Effect> effects = apply.apply(left);
            if (effects.isEmpty()) {
                break;
            }
            effects.forEach(effect -> applied.add(effect.of().id()));
            if (effects.stream().anyMatch(effect -> !effect.causes().isEmpty())) {
                caused.addAll(outbox.get().store(effects));
            }
            left = left.stream().filter(event -> !applied.contains(event.id())).toList();
        }
        if (!applied.isEmpty()) {
            rows.markApplied(ids(applied));
        }
        return caused;
    }

    private List<Envelope> chunkAfter(String id) {
        return rows.archive(id, 500).stream().map(this::read).toList();
    }

    private String write(Envelope event) {
        try {
            return json.writeValueAsString(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Envelope read(String envelope) {
        try {
            return json.readValue(envelope, Envelope.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
