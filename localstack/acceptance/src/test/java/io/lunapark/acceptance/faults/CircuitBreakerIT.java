package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Late;
import io.lunapark.testing.LocalStackExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bus that fails is left alone, and asked again with one request at a time. */
@Late
@ExtendWith(LocalStackExtension.class)
class CircuitBreakerIT {

    private static final int FAILURES = 5;
    private static final Duration OPEN = Duration.ofSeconds(2);
    private static final Map<String, Object> COASTER =
            Map.of("staff", 1, "dailyClients", 1, "trackLengthM", 100, "opensAt", "08:00", "closesAt", "16:00");

    private final Stack stack;
    private final Park park;

    /** When a command began, by its correlation id. */
    private final Map<String, Long> started = new HashMap<>();

    CircuitBreakerIT(Stack stack) {
        this.stack = stack;
        this.park = Park.of(stack);
    }

    @Tag("long")
    @Test
    void fiveFailuresInARowOpenItAndOneProbeAtATimeAsks() throws IOException {
        command();
        stack.outages().stop(Target.BUS);
        List<RecordingBus.Request> asked;
        try (RecordingBus failing = new RecordingBus(stack.settings().ports().bus(), 500, Duration.ZERO)) {
            await("two probes")
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        command();
                        return ours(failing).size() >= FAILURES + 2;
                    });
            asked = ours(failing);
        } finally {
            stack.outages().start(Target.BUS);
        }

        assertThat(asked).hasSize(FAILURES + 2);
        assertThat(between(asked, FAILURES - 1)).as("first probe").isGreaterThanOrEqualTo(OPEN);
        assertThat(between(asked, FAILURES)).as("second probe").isGreaterThanOrEqualTo(OPEN);
        await("closed again, a command reaches the bus at once")
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    String correlationId = command();
                    return park.postgres()
                                    .number(
                                            "select count(*) from outbox where published_at is not null and envelope like '%"
                                                    + correlationId + "%'")
                            == 2;
                });
        park.isWholeAgain(List.of(), Duration.ofSeconds(30));
    }

    private String command() {
        String correlationId = UUID.randomUUID().toString();
        started.put(correlationId, System.nanoTime());
        assertThat(park.api()
                        .post("/api/coasters", COASTER, "X-Correlation-Id", correlationId)
                        .status())
                .isEqualTo(201);
        return correlationId;
    }

    /** Without those of the relay, which has a breaker of its own and takes only what is older than three seconds. */
    private List<RecordingBus.Request> ours(RecordingBus bus) {
        return bus.requests().stream()
                .filter(request -> started.entrySet().stream()
                        .anyMatch(command -> request.body().contains(command.getKey())
                                && request.at() - command.getValue() < OPEN.toNanos()))
                .toList();
    }

    private static Duration between(List<RecordingBus.Request> requests, int index) {
        return Duration.ofNanos(
                requests.get(index + 1).at() - requests.get(index).at());
    }
}
