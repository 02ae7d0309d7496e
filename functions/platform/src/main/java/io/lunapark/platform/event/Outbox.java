package io.lunapark.platform.event;

import static io.lunapark.platform.store.Columns.numbers;
import static io.lunapark.platform.store.Columns.texts;

import io.lunapark.kernel.DomainEvent;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.lease.Fence;
import io.lunapark.platform.store.Sql;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The events of a system, stored in the transaction that caused them. What was sent stays: the outbox is also the
 * archive from which every view can be rebuilt.
 */
@Singleton
public final class Outbox {

    private final OutboxRows rows;
    private final Backlogs backlogs;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Outbox(OutboxRows rows, Sql sql, JsonMapper json, Ids ids, Clock clock) {
        this.rows = rows;
        this.backlogs = new Backlogs(sql, "outbox", "stored_at", "published_at");
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stores the events in the caller's transaction, in their order. */
    public List<StoredEvent> store(Origin origin, List<? extends DomainEvent> events) {
        return store(events.stream().map(event -> envelope(origin, event)));
    }

    /** The same for what each of several events causes. */
    List<StoredEvent> store(List<Effect> effects) {
        return store(effects.stream()
                .flatMap(effect -> effect.causes().stream().map(event -> envelope(effect.origin(), event))));
    }

    private List<StoredEvent> store(Stream<Envelope> events) {
        List<Envelope> envelopes = events.toList();
        String[] written = texts(envelopes, this::write);
        List<Long> positions = rows.insert(
                texts(envelopes, Envelope::subject),
                numbers(envelopes, Envelope::sequence),
                texts(envelopes, Envelope::type),
                written);
        List<StoredEvent> stored = new ArrayList<>();
        for (int i = 0; i < envelopes.size(); i++) {
            Envelope envelope = envelopes.get(i);
            stored.add(new StoredEvent(positions.get(i), envelope.subject(), envelope.type(), written[i]));
        }
        return stored;
    }

    /** What has not been sent yet, oldest first; leaves alone what a command is just sending itself. */
    public List<StoredEvent> waiting(int limit) {
        return rows.waiting(limit);
    }

    /**
     * Marks what the bus has taken. The commit does not wait for the disk: a mark that is lost with the power only means
     * that the event is sent once more.
     *
     * @return how many were marked
     */
    public int markPublished(List<Long> positions) {
        return positions.isEmpty() ? 0 : rows.markPublished(positions.toArray(Long[]::new));
    }

    /** What the archive holds of these types before a position, newest first. */
    public List<StoredEvent> archive(Collection<String> types, long before, int limit) {
        return rows.archive(types, before, limit);
    }

    /** Where the archive ends just now; 0 while it is empty. */
    public long lastPosition() {
        return rows.lastPosition();
    }

    /** What waits in each outbox of the house that this role may read, whichever systems there are; in their order. */
    public List<Backlog> backlogs() {
        return backlogs.all();
    }

    /** How many events of a system wait, and for how many seconds the oldest has. */
    public Backlog backlog(String system) {
        return backlogs.of(system);
    }

    /**
     * Makes this connection the only relay of its system under the present lease, unless another is; it ends with the
     * connection, however that ends. One that a paused node holds under an earlier lease bars nobody.
     */
    public boolean tryRelayLock() {
        return rows.tryRelayLock((int) Fence.token().orElse(0));
    }

    public void unlockRelay() {
        rows.unlockRelay();
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
