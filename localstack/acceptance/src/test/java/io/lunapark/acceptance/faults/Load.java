package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Operators at work: each registers coasters and gives them wagons, one call after the other, and remembers what was
 * acknowledged. Ends by itself.
 */
final class Load implements AutoCloseable {

    private static final int WAGONS = 3;
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(30);
    private static final Map<String, Object> COASTER =
            Map.of("staff", 5, "dailyClients", 1024, "trackLengthM", 1800, "opensAt", "08:00", "closesAt", "16:00");
    private static final Map<String, Object> WAGON = Map.of("seats", 32, "speedMps", 1.2);

    private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<Refused> refused = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService operators;
    private final Api api;

    private Load(Api api, int operators) {
        this.api = api;
        this.operators = Executors.newScheduledThreadPool(operators);
    }

    /** Every operator works for {@code longest} at most. */
    static Load start(Api api, int operators, Duration longest) {
        Load load = new Load(api, operators);
        long end = System.nanoTime() + longest.toNanos();
        for (int i = 0; i < operators; i++) {
            Operator operator = load.new Operator(end);
            load.operators.scheduleWithFixedDelay(operator, i * 5L, BETWEEN_CALLS.toMillis(), TimeUnit.MILLISECONDS);
        }
        return load;
    }

    /** What was acknowledged so far. */
    List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** What was refused so far. */
    List<Refused> refused() {
        return List.copyOf(refused);
    }

    /** Correlation ids of commands whose answer never came. */
    List<String> unanswered() {
        return List.copyOf(unanswered);
    }

    /** Waits until so many more commands are acknowledged. */
    void awaitMore(int commands, Duration atMost) {
        int before = accepted.size();
        await("commands are acknowledged").atMost(atMost).until(() -> accepted.size() >= before + commands);
    }

    /** No call begins any more. */
    void enough() {
        operators.shutdown();
    }

    /** Lets the calls that go on end. */
    @Override
    public void close() {
        operators.shutdown();
        try {
            assertThat(operators.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * @param id of the coaster or wagon
     * @param at {@link System#nanoTime} of the answer
     */
    record Accepted(String id, String correlationId, Duration took, long at) {}

    record Refused(String correlationId, Answer answer) {}

    private final class Operator implements Runnable {

        private final long end;
        private String coaster = "";
        private int wagons = WAGONS;

        Operator(long end) {
            this.end = end;
        }

        @Override
        public void run() {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("enough");
            }
            boolean register = coaster.isEmpty() || wagons == WAGONS;
            String correlationId = UUID.randomUUID().toString();
            long start = System.nanoTime();
            try {
                Answer answer = register
                        ? api.post("/api/coasters", COASTER, "X-Correlation-Id", correlationId)
                        : api.post("/api/coasters/" + coaster + "/wagons", WAGON, "X-Correlation-Id", correlationId);
                if (answer.status() != 201) {
                    refused.add(new Refused(correlationId, answer));
                    return;
                }
                long now = System.nanoTime();
                String id = answer.json().path("id").asText();
                accepted.add(new Accepted(id, correlationId, Duration.ofNanos(now - start), now));
                coaster = register ? id : coaster;
                wagons = register ? 0 : wagons + 1;
            } catch (UncheckedIOException e) {
                unanswered.add(correlationId);
            }
        }
    }
}
