package io.lunapark.cars.recovercars;

import io.lunapark.cars.store.IntakeFigures;
import io.lunapark.cars.store.PendingCars;
import io.lunapark.cars.store.Quarantine;
import io.lunapark.cars.store.SharedBreaker;
import io.lunapark.cars.store.SharedBreaker.Attempt;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Moves records from the fallback store to the queue, in chunks; several recoverers share the work. While the breaker is not
 * closed it probes with a message without records, so that the queue is found to be back also when nobody sends, and no
 * record is to blame for a queue that is not.
 */
@UseCase
public class RecoverCars implements Job {

    /** The schedule starts the next one every minute. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(50);

    /** Often enough to be the first who probes. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Database database;
    private final SharedBreaker breaker;
    private final Recovery recovery;
    private final PendingCars pending;
    private final Quarantine quarantine;
    private final IntakeFigures figures;
    private final Clock clock;
    private final Ids ids;

    /** Runs that were broken off: their claims need not wait for the five minutes. */
    private final Queue<UUID> brokenOff = new ConcurrentLinkedQueue<>();

    /** On one machine runs overlap, and one that waits is enough. */
    private final AtomicBoolean waiting = new AtomicBoolean();

    RecoverCars(
            Database database,
            SharedBreaker breaker,
            Recovery recovery,
            PendingCars pending,
            Quarantine quarantine,
            IntakeFigures figures,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.breaker = breaker;
        this.recovery = recovery;
        this.pending = pending;
        this.quarantine = quarantine;
        this.figures = figures;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Map<String, Object> run() {
        UUID recoverer = ids.next();
        try {
            return run(recoverer);
        } catch (RuntimeException e) {
            brokenOff.add(recoverer);
            throw e;
        }
    }

    private Map<String, Object> run(UUID recoverer) {
        Instant end = clock.instant().plus(LONGEST_RUN);
        releaseBrokenOff();
        int cameBack = database.withConnection(pending::releaseStale);
        int gaveUp = pending.giveUp();
        database.inTransaction(quarantine::removeStored);
        database.withConnection(() -> figures.tidy() + breaker.tidy());
        int moved = 0;
        boolean more = true;
        while (more && clock.instant().isBefore(end)) {
            Attempt attempt = breaker.ask();
            more = switch (attempt.permit()) {
                case SEND -> {
                    Recovery.Chunk chunk = recovery.move(recoverer, attempt);
                    moved += chunk.moved();
                    yield chunk.goesOn();
                }
                case PROBE -> recovery.probe(attempt) || pause();
                case FALL_BACK -> pause();
            };
        }
        return Map.of("moved", moved, "gaveUp", gaveUp, "cameBack", cameBack);
    }

    private void releaseBrokenOff() {
        for (UUID dead = brokenOff.peek(); dead != null; dead = brokenOff.peek()) {
            UUID claims = dead;
            database.withConnection(() -> pending.release(claims));
            brokenOff.remove(dead);
        }
    }

    /** @return false where another one waits already */
    private boolean pause() {
        if (!waiting.compareAndSet(false, true)) {
            return false;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
        waiting.set(false);
        return true;
    }
}
