package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Late;
import io.lunapark.testing.LocalStackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** While Postgres is down, commands say so and queries go on; nothing that was acknowledged is lost. */
@Late
@ExtendWith(LocalStackExtension.class)
class DatabaseOutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private final Stack stack;
    private final Park park;

    DatabaseOutageIT(Stack stack) {
        this.stack = stack;
        this.park = Park.of(stack);
    }

    @Test
    @Tag("long")
    void commandsComeBackWithTheDatabase() throws IOException {
        Load load = Load.start(park.api(), 3, OUTAGE.plusSeconds(60));
        try (load) {
            load.awaitMore(20, Duration.ofSeconds(20));
            stopAtOnce();
            try {
                await("commands are refused")
                        .atMost(Duration.ofSeconds(15))
                        .until(() -> !load.refused().isEmpty());
                Phase.of(load, OUTAGE);
                assertThat(park.api().get("/api/coasters").status()).isEqualTo(200);
                assertThat(park.api().get("/api/statistics").status()).isEqualTo(200);
            } finally {
                stack.outages().stop(Target.POSTGRES);
                stack.outages().start(Target.POSTGRES);
            }
            load.awaitMore(20, Duration.ofSeconds(30));
        }
        assertThat(load.unanswered()).isEmpty();
        assertThat(load.refused()).allSatisfy(refused -> {
            assertThat(refused.answer().status()).as(refused.answer().text()).isEqualTo(503);
            assertThat(refused.answer().header("Retry-After")).matches("[1-9][0-9]*");
            assertThat(refused.answer().json().path("code").asText()).isEqualTo("store-unavailable");
        });
        park.isWholeAgain(load.accepted(), Duration.ofSeconds(60));
    }

    /** As if it had crashed: no checkpoint, no goodbye to its clients; it recovers from its log at the next start. */
    private void stopAtOnce() throws IOException {
        Path lock = stack.settings().data().resolve("postgres/postmaster.pid");
        String pid = Files.readAllLines(lock).getFirst().trim();
        new ProcessBuilder("kill", "-QUIT", pid).start();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());
    }
}
