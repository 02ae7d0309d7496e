package io.lunapark.platform.event;

import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends stored events to the bus and marks what it took. Never fails: what is left waits for the relay. */
@Singleton
public final class Publisher {

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);

    private final Bus bus;
    private final Outbox outbox;
    private final Database database;

    Publisher(Bus bus, Outbox outbox, Database database) {
        this.bus = bus;
        this.outbox = outbox;
        this.database = database;
    }

    /** @return how many events the bus has taken */
    public int publish(List<StoredEvent> events) {
        List<Long> taken = Database.PRIMING.isBound()
                ? events.stream().map(StoredEvent::position).toList()
                : bus.publish(events);
        try {
            database.withConnection(() -> outbox.markPublished(taken));
        } catch (RuntimeException e) {
            log.warn(
                    "{} events were sent but not marked, so they are sent once more: {}", taken.size(), e.getMessage());
        }
        return taken.size();
    }
}
