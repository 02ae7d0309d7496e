package io.lunapark.platform.event;

import io.lunapark.platform.store.Database;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends stored events to the bus and marks what it took. Never fails: what is left waits for the relay.
 *
 * <p>The first events of a command are sent before its answer in Lambda, which stops a function when it has answered. Where
 * functions go on, on one machine, they are sent after it, those of many commands together.
 */
@Singleton
public final class Publisher {

    /** Events of commands that may wait for their turn; what comes beyond that is left to the relay. */
    private static final int MOST_WAITING = 10_000;

    /** Events sent and marked in one go. */
    private static final int MOST_TOGETHER = 400;

    /**
     * Events that an answer waits for in Lambda: ten requests to the bus, a tenth of a second or two. A command with more, such
     * as a shuffle of 10,000 tasks, leaves the rest to the relay.
     */
    private static final int MOST_BEFORE_ANSWER = 100;

    /** How long a function that ends waits for what it still has to send. */
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);

    private final Bus bus;
    private final Outbox outbox;
    private final Database database;
    private final boolean afterAnswer;
    private final BlockingQueue<StoredEvent> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final ReentrantLock sending = new ReentrantLock();

    Publisher(
            Bus bus,
            Outbox outbox,
            Database database,
            @Property(name = "lunapark.publish-after-answer", defaultValue = "false") boolean afterAnswer) {
        this.bus = bus;
        this.outbox = outbox;
        this.database = database;
        this.afterAnswer = afterAnswer;
    }

    /** Sends them now. @return how many events the bus has taken */
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

    /** For a command that has committed: sends its events, those of one subject in the order of the calls. */
    public void publishCommitted(List<StoredEvent> events) {
        if (!afterAnswer || Database.PRIMING.isBound()) {
            publish(events.subList(0, Math.min(events.size(), MOST_BEFORE_ANSWER)));
            return;
        }
        boolean all = events.stream().allMatch(waiting::offer);
        if (!all) {
            log.warn("Too many events wait to be sent; the relay will send those of this command");
        }
        if (!sending.isLocked()) {
            // Not with the deadline of this invocation: it ends before this is done.
            Thread.ofVirtual()
                    .name("publisher")
                    .inheritInheritableThreadLocals(false)
                    .start(this::sendWaiting);
        }
    }

    /** One at a time; what comes while it ends is seen by the one that is started for it, or by itself. */
    private void sendWaiting() {
        while (!waiting.isEmpty() && sending.tryLock()) {
            try {
                drain();
            } finally {
                sending.unlock();
            }
        }
    }

    private void drain() {
        List<StoredEvent> together = new ArrayList<>();
        while (waiting.drainTo(together, MOST_TOGETHER) > 0) {
            publish(together);
            together.clear();
        }
    }

    /** After what is being sent just now, if that does not take too long. */
    @PreDestroy
    void sendTheLast() throws InterruptedException {
        if (sending.tryLock(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                drain();
            } finally {
                sending.unlock();
            }
        }
    }
}
