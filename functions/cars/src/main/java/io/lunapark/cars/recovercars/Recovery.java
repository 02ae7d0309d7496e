package io.lunapark.cars.recovercars;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.cars.Packing;
import io.lunapark.cars.intake.CarQueue;
import io.lunapark.cars.store.PendingCar;
import io.lunapark.cars.store.PendingCars;
import io.lunapark.cars.store.SharedBreaker;
import io.lunapark.cars.store.SharedBreaker.Attempt;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.OutOfReach;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the fallback store to the queue, chunk by chunk. */
@Singleton
final class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final Database database;
    private final SharedBreaker breaker;
    private final CarQueue queue;
    private final PendingCars pending;

    Recovery(Database database, SharedBreaker breaker, CarQueue queue, PendingCars pending) {
        this.database = database;
        this.breaker = breaker;
        this.queue = queue;
        this.pending = pending;
    }

    /**
     * What became of a chunk.
     *
     * @param moved records that the queue has taken
     * @param goesOn whether more may wait
     */
    record Chunk(int moved, boolean goesOn) {}

    Chunk move(UUID recoverer, Attempt attempt) {
        List<PendingCar> claimed = database.withConnection(() -> pending.claim(recoverer));
        if (claimed.isEmpty()) {
            breaker.recoveryCompleted();
            return new Chunk(0, false);
        }
        int moved = 0;
        for (List<PendingCar> message : Packing.pack(claimed, Recovery::bytes)) {
            try {
                queue.send(
                        message.stream().map(PendingCar::record).toList(),
                        OptionalLong.of(message.getFirst().epoch()),
                        attempt,
                        Origin.ofJob());
            } catch (RuntimeException e) {
                giveBack(recoverer, e);
                return new Chunk(moved, true);
            }
            breaker.recoveryStarted();
            pending.moved(recoverer, message.stream().map(PendingCar::id).toList());
            moved += message.size();
        }
        return new Chunk(moved, true);
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

    /** Whether the queue takes a message without records: no record is to blame then where it does not. */
    boolean probe(Attempt attempt) {
        try {
            queue.send(List.of(), attempt.epoch(), attempt, Origin.ofJob());
            return true;
        } catch (RuntimeException e) {
            log.debug("A probe failed", e);
            return false;
        }
    }

    private static int bytes(PendingCar car) {
        return car.record().getBytes(UTF_8).length;
    }
}
