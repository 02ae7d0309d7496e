package io.lunapark.cars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.localstack.Stack;
import io.lunapark.localstack.store.Store;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Crowd;
import io.lunapark.testing.Json;
import io.lunapark.testing.Late;
import io.lunapark.testing.LocalStackExtension;
import io.lunapark.testing.SharedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The intake while its queue, its database, or both are down. */
@Late
@ExtendWith(LocalStackExtension.class)
class FailOverIT {

    private final Stack stack;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    FailOverIT(Stack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void clean() {
        Yard.clean();
    }

    @AfterEach
    void nothingIsLost() {
        Yard.generate(0);
        Yard.awaitRest();
        Yard.requireKept(acknowledged);
    }

    @Test
    void withoutTheQueueRecordsGoToTheFallbackAndFromThereBack() {
        Instant begin = Instant.now();
        long linesBefore = lines().size();
        without(stack.queues(), () -> {
            long start = System.nanoTime();
            Map<String, Object> first = Yard.car("bmw", "a4", 30_000);
            assertThat(status(Yard.report(first))).isEqualTo("pending");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            acknowledged.add(Yard.id(first));
            for (int i = 0; i < 6; i++) {
                report(100);
            }
            JsonNode intake = Yard.intake();
            assertThat(intake.path("mode").asText()).isEqualTo("FALLBACK");
            assertThat(intake.path("pending").asInt()).isEqualTo(601);
            assertThat(intake.path("queueMessages").isNull()).isTrue();
            assertThat(intake.path("missing").asInt()).isZero();
        });
        awaitMode("QUEUE");
        JsonNode rest = Yard.awaitRest();

        assertThat(rest.path("stored").asInt()).isEqualTo(601);
        assertThat(rest.path("breakerHistory")
                        .valueStream()
                        .map(change -> change.path("state").asText()))
                .startsWith("CLOSED", "HALF_OPEN", "OPEN");
        await().atMost(Yard.PATIENCE)
                .until(() -> event("RECOVERY_COMPLETED").path("records").asInt() == 601);
        assertThat(event("STATE_TRANSITION_TO_QUEUE").path("records").asInt()).isEqualTo(601);
        assertThat(event("STATE_TRANSITION_TO_QUEUE").path("millis").asLong())
                .isPositive()
                .isLessThan(Duration.between(begin, Instant.now()).toMillis());
        assertThat(lines().stream()
                        .skip(linesBefore)
                        .map(line -> Json.read(line).path("event").asText()))
                .startsWith("MASTER_FAILURE_DETECTED", "STATE_TRANSITION_TO_FALLBACK")
                .contains("STATE_TRANSITION_TO_QUEUE", "RECOVERY_STARTED")
                .endsWith("RECOVERY_COMPLETED");
    }

    @Test
    void withoutTheDatabaseRecordsStayInTheQueue() {
        without(stack.postgres(), () -> {
            Answer answer = Yard.reportAll(Yard.cars(200)).expect(202);
            assertThat(answer.json().at("/results/0/status").asText()).isEqualTo("queued");
            acknowledged.addAll(Yard.acknowledged(answer));
            Yard.operator().get("/api/cars/intake").expectProblem(503, "store-unavailable");
        });

        assertThat(Yard.awaitRest().path("stored").asInt()).isEqualTo(200);
    }

    @Test
    void withoutBothNothingIsAcknowledged() {
        without(
                stack.queues(),
                () -> without(stack.postgres(), () -> {
                    Answer refused = Yard.reportAll(Yard.cars(10)).expectProblem(503, "store-unavailable");
                    assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
                }));

        assertThat(Yard.awaitRest().path("stored").asInt()).isZero();
    }

    /** The acceptance of the specification in a fraction of its five minutes; KilledIntakeIT has them, with kills. */
    @Test
    void everyRecordIsStoredOnceThroughOutagesOfEachAndOfBoth() {
        throughOutages(2_000, Duration.ofSeconds(3));
    }

    @Test
    void theSameAtAHundredTimesTheRate() {
        throughOutages(200_000, Duration.ofSeconds(3));
    }

    private void throughOutages(int ratePerMinute, Duration outage) {
        Yard.generate(ratePerMinute);
        try (Crowd sources = new Crowd(3, () -> report(20))) {
            awaitIntake(intake -> intake.path("stored").asLong() > 100);
            without(stack.queues(), () -> {
                awaitMode("FALLBACK");
                pass(outage);
            });
            awaitMode("QUEUE");
            without(stack.postgres(), () -> pass(outage));
            without(stack.queues(), () -> without(stack.postgres(), () -> pass(outage)));
            awaitMode("QUEUE");
            pass(Duration.ofSeconds(2));
        }
        Yard.generate(0);

        JsonNode rest = Yard.awaitRest();
        long generated = Yard.number("select sum(goal)::bigint from generator_run");
        assertThat(Yard.number("select count(*) from car where source = 'generator'"))
                .isEqualTo(generated);
        assertThat(rest.path("stored").asLong()).isGreaterThanOrEqualTo(generated + acknowledged.size());
        System.out.printf(
                "%d a minute: %d generated, %d reported and acknowledged, all stored%n",
                ratePerMinute, generated, acknowledged.size());
    }

    /** Whatever the answer: what was acknowledged is remembered. */
    private boolean report(int count) {
        try {
            Answer answer = Yard.reportAll(Yard.cars(count));
            if (answer.status() == 202) {
                acknowledged.addAll(Yard.acknowledged(answer));
            } else {
                assertThat(answer.status()).as(answer.text()).isIn(429, 503);
                assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
            }
        } catch (UncheckedIOException noAnswer) {
            // Nothing was acknowledged.
        }
        return true;
    }

    private static void without(Store store, Runnable meanwhile) {
        store.stop();
        try {
            meanwhile.run();
        } finally {
            store.start();
        }
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(5)).until(() -> System.nanoTime() > end);
    }

    private static void awaitMode(String mode) {
        awaitIntake(intake -> intake.path("mode").asText().equals(mode));
    }

    private static void awaitIntake(Predicate<JsonNode> wanted) {
        await().atMost(Yard.PATIENCE).until(() -> {
            Answer answer = Yard.operator().get("/api/cars/intake");
            return answer.status() == 200 && wanted.test(answer.json());
        });
    }

    private static String status(Answer answer) {
        return answer.expect(202).json().path("status").asText();
    }

    /** The last of that name. */
    private static JsonNode event(String name) {
        return Yard.intake()
                .path("failOverEvents")
                .valueStream()
                .filter(event -> event.path("name").asText().equals(name))
                .findFirst()
                .orElseGet(() -> Json.read("{}"));
    }

    private static List<String> lines() {
        try (Stream<Path> files = Files.list(SharedStack.logs())) {
            return files.filter(file ->
                            file.getFileName().toString().matches("failover-metrics-\\d{4}-\\d\\d-\\d\\d\\.log"))
                    .sorted()
                    .flatMap(FailOverIT::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
