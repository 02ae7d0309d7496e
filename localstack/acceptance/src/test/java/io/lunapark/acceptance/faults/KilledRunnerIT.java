package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner that is killed under load, again and again on the same data, loses nothing that it has acknowledged. */
class KilledRunnerIT {

    /** More of them, for a night: {@code -Dlunapark.kills=200}. */
    private static final int KILLS = Integer.getInteger("lunapark.kills", 20);

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    private final List<Load.Accepted> acknowledged = new ArrayList<>();

    @Test
    @Tag("long")
    void whatWasAcknowledgedOutlivesKills() throws IOException {
        Random random = new Random(20261121);
        for (int round = 1; round <= KILLS; round++) {
            Duration load = Duration.ofMillis(1000 + random.nextInt(2000));
            RunnerProcess runner = RunnerProcess.start(data);
            try {
                if (round > 1) {
                    check(runner.park());
                }
                killUnderLoad(runner, load);
            } finally {
                runner.kill();
            }
            assertThat(RunnerProcess.postgres(data))
                    .as("Postgres is left behind")
                    .isPresent();
            System.out.printf(
                    "round %d: killed after %d ms, %d acknowledged so far%n",
                    round, load.toMillis(), acknowledged.size());
        }
        try (RunnerProcess runner = RunnerProcess.start(data)) {
            check(runner.park());
        }
        assertThat(RunnerProcess.postgres(data))
                .as("Postgres after a clean end")
                .isEmpty();
    }

    private void check(Park park) {
        park.isWholeAgain(acknowledged, RECOVERY);
        assertThat(park.deadLetters()).isEmpty();
    }

    private void killUnderLoad(RunnerProcess runner, Duration length) {
        try (Load load = Load.start(runner.park().api(), 4, length.plusSeconds(20))) {
            load.awaitMore(8, Duration.ofSeconds(20));
            Phase.of(load, length);
            runner.kill();
            acknowledged.addAll(load.accepted());
            assertThat(load.refused()).isEmpty();
        }
    }

    @AfterEach
    void stopWhatWasLeft() throws IOException {
        RunnerProcess.postgres(data).ifPresent(ProcessHandle::destroy);
    }
}
