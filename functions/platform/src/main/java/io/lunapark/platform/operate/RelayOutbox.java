package io.lunapark.platform.operate;

import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.event.Publisher;
import io.lunapark.platform.event.StoredEvent;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Backoff;
import io.lunapark.platform.store.Database;
import io.micronaut.context.annotation.Property;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what a crash or a dead bus left in the outbox. One relay at a time per system; several requests are in flight,
 * but never two with events of the same subject, so the order per subject is kept.
 */
@UseCase
public class RelayOutbox implements Job {

    private static final Logger log = LoggerFactory.getLogger(RelayOutbox.class);

    /** Events read at once, and lanes they are sent in; both measured by the bench. */
    private static final int CHUNK = 2000;

    private static final int LANES = 8;

    /** The schedule starts the next relay every minute. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(50);

    /** An event that waits longer has met a relay that could not send it; an alarm reads the warning. */
    private static final Duration PUNCTUAL = Duration.ofMinutes(2);

    private final Database database;
    private final Outbox outbox;
    private final Publisher publisher;
    private final String system;

    RelayOutbox(
            Database database, Outbox outbox, Publisher publisher, @Property(name = "lunapark.system") String system) {
        this.database = database;
        this.outbox = outbox;
        this.publisher = publisher;
        this.system = system;
    }

    @Override
    public Map<String, Object> run() {
        return database.withConnection(() -> {
            int sent = outbox.tryRelayLock() ? drain() : 0;
            Outbox.Backlog left = outbox.backlog(system);
            if (left.oldestSeconds() > PUNCTUAL.toSeconds()) {
                log.warn("{} events wait to be sent, the oldest for {} s", left.waiting(), left.oldestSeconds());
            }
            return Map.of("sent", sent, "waiting", left.waiting());
        });
    }

    private int drain() {
        try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            Instant end = Instant.now().plus(LONGEST_RUN);
            Backoff backoff = Backoff.patient();
            int sent = 0;
            boolean more = true;
            while (more && Instant.now().isBefore(end)) {
                List<StoredEvent> waiting = outbox.waiting(CHUNK);
                int sentNow = send(waiting, lanes);
                sent += sentNow;
                // What the bus has left over is not sent again at once: the bus is busy, or will never take it.
                more = sentNow > 0 && (sentNow == waiting.size() || backoff.pauseIfPatient());
            }
            return sent;
        } finally {
            outbox.unlockRelay();
        }
    }

    private int send(List<StoredEvent> waiting, ExecutorService lanes) {
        Collection<List<StoredEvent>> bySubject = waiting.stream()
                .collect(Collectors.groupingBy(
                        event -> Math.floorMod(event.subject().hashCode(), LANES)))
                .values();
        return bySubject.stream().map(lane -> lanes.submit(() -> publisher.publish(lane))).toList().stream()
                .mapToInt(RelayOutbox::sent)
                .sum();
    }

    private static int sent(Future<Integer> lane) {
        try {
            return lane.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A lane of the relay broke off; the next relay goes on", e);
        }
    }
}
