package io.lunapark.cars.recovercars;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.cars.Packing;
import io.lunapark.cars.intake.CarQueue;
import io.lunapark.cars.store.IntakeFigures;
import io.lunapark.cars.store.PendingCar;
import io.lunapark.cars.store.PendingCars;
import io.lunapark.cars.store.Quarantine;
import io.lunapark.cars.store.SharedBreaker;
import io.lunapark.cars.store.SharedBreaker.Attempt;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.OutOfReach;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger log = LoggerFactory.getLogger(RecoverCars.class);

    private final Database database;
    private final SharedBreaker breaker;
    private final CarQueue queue;
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
            CarQueue queue,
            PendingCars pending,
            Quarantine quarantine,
            IntakeFigures figures,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.breaker = breaker;
        this.queue = queue;
        this.pending = pending;
        this.quarantine = quarantine;
        this.figures = figures;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param goesOn whether the next step may follow at once */
    private record Step(int moved, boolean goesOn) {}

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
        for (UUID dead = brokenOff.peek(); dead != null; dead = brokenOff.peek()) {
            UUID claims = dead;
            database.withConnection(() -> pending.release(claims));
            brokenOff.remove(dead);
        }
        int cameBack = database.withConnection(pending::releaseStale);
        int gaveUp = pending.giveUp();
        database.withConnection(() -> quarantine.removeStored() + figures.tidy() + breaker.tidy());
        int moved = 0;
        boolean more = true;
        while (more && clock.instant().isBefore(end)) {
            Attempt attempt = breaker.ask();
            more = switch (attempt.permit()) {
                case SEND -> {
                    Step step = move(recoverer, attempt);
                    moved += step.moved();
                    yield step.goesOn();
                }
                case PROBE -> isSent(List.of(), attempt) || pause();
                case FALL_BACK -> pause();
            };
        }
        return Map.of("moved", moved, "gaveUp", gaveUp, "cameBack", cameBack);
    }

    private Step move(UUID recoverer, Attempt attempt) {
        List<PendingCar> claimed = database.withConnection(() -> pending.claim(recoverer));
        if (claimed.isEmpty()) {
            breaker.recoveryCompleted();
            return new Step(0, false);
        }
        int moved = 0;
        for (List<PendingCar> message : Packing.pack(claimed, RecoverCars::bytes)) {
            try {
                queue.send(message.stream().map(PendingCar::record).toList(), attempt, Origin.ofJob());
            } catch (RuntimeException e) {
                giveBack(recoverer, e);
                return new Step(moved, true);
            }
            breaker.recoveryStarted();
            pending.moved(recoverer, message.stream().map(PendingCar::id).toList());
            moved += message.size();
        }
        return new Step(moved, true);
    }

    private void giveBack(UUID recoverer, RuntimeException refusal) {
        log.warn("The queue did not take pending records: {}", refusal.toString());
        if (OutOfReach.is(refusal)) {
            database.withConnection(() -> pending.release(recoverer));
        } else {
            database.withConnection(() -> pending.refused(recoverer));
            pending.giveUp();
        }
    }

    private boolean isSent(List<String> records, Attempt attempt) {
        try {
            queue.send(records, attempt, Origin.ofJob());
            return true;
        } catch (RuntimeException e) {
            log.debug("A probe failed", e);
            return false;
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

    private static int bytes(PendingCar car) {
        return car.record().getBytes(UTF_8).length;
    }
}
