package io.lunapark.cars.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The clean-up beside those who need several of its tables. */
class CleanSlateTest {

    @Test
    void itAndARecovererDoNotHoldUpEachOther() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (Instance instance = Instance.start();
                ExecutorService recoverer = Executors.newSingleThreadExecutor()) {
            Quarantine quarantine = instance.context().getBean(Quarantine.class);
            Future<Integer> rounds = recoverer.submit(() -> {
                int round = 0;
                while (!over.get()) {
                    instance.database().inTransaction(quarantine::removeStored);
                    instance.pending().giveUp();
                    round++;
                }
                return round;
            });
            for (int i = 0; i < 200; i++) {
                instance.context().getBean(CleanSlate.class).wipe(UUID.randomUUID(), Instant.now());
            }
            over.set(true);

            assertThat(rounds.get()).isPositive();
        }
    }
}
