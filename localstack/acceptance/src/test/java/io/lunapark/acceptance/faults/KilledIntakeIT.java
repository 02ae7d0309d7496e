package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.cars.CarLimits;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Crowd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records come while the queue, the database or both are away, and the runner is killed in each of these states: none that
 * was acknowledged is lost, and each is stored once. {@code -Dlunapark.minutes=5} is the acceptance as it is specified; by
 * itself it takes seconds.
 */
class KilledIntakeIT {

    private static final double MINUTES = Double.parseDouble(System.getProperty("lunapark.minutes", "0.3"));
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What is away when the runner is killed; its next start brings everything back. */
    private enum State {
        NOTHING_IS_AWAY,
        /** Records go to the fallback store, and will after the kill. */
        QUEUE("""
                update cars.breaker set state = 'OPEN', term = term + 1, failures = 0, until = now() + interval '1 day'
                returning 1
                """, "queue"),
        /** From the fallback store into the queue. */
        RECOVERY("update cars.breaker set until = now() returning 1"),
        DATABASE("select 1", "postgres"),
        BOTH("select 1", "queue", "postgres");

        private final String statement;
        private final List<String> away;

        State() {
            this("select 1");
        }

        State(String statement, String... away) {
            this.statement = statement;
            this.away = List.of(away);
        }
    }

    @TempDir
    private Path data;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    @Tag("long")
    void everyRecordIsStoredOnceThroughOutagesAndKills() throws IOException {
        run(CarLimits.STANDARD_RATE, MINUTES);
    }

    /** One minute of it for the five of the other. */
    @Test
    @Tag("long")
    void soItIsAtAHundredTimesTheRate() throws IOException {
        run(CarLimits.HIGHEST_RATE, MINUTES / 5);
    }

    private void run(int ratePerMinute, double minutes) throws IOException {
        Duration each = Duration.ofMillis((long) (minutes * 60_000 / State.values().length));
        for (State state : State.values()) {
            RunnerProcess runner = RunnerProcess.start(data);
            try {
                Park park = runner.park();
                park.postgres().texts(state.statement);
                if (state == State.NOTHING_IS_AWAY) {
                    generate(park, ratePerMinute);
                }
                report(park);
                state.away.forEach(
                        store -> park.control().put("/outages/" + store, "").expect(200));
                killUnderLoad(runner, park, each);
            } finally {
                runner.kill();
            }
            System.out.printf("killed: %s, %d acknowledged so far%n", state, acknowledged.size());
        }
        try (RunnerProcess runner = RunnerProcess.start(data)) {
            check(runner.park());
        }
    }

    private void killUnderLoad(RunnerProcess runner, Park park, Duration time) {
        try (Crowd sources = new Crowd(3, () -> runner.handle().isAlive() && report(park))) {
            pass(time);
            runner.kill();
        }
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(10)).until(() -> System.nanoTime() > end);
    }

    private boolean report(Park park) {
        try {
            Answer answer = park.api()
                    .post(
                            "/api/cars/bulk",
                            Map.of(
                                    "records",
                                    Stream.generate(KilledIntakeIT::car)
                                            .limit(20)
                                            .toList()));
            answer.json()
                    .path("results")
                    .valueStream()
                    .filter(result -> !result.path("status").asText().equals("refused"))
                    .forEach(result -> acknowledged.add(result.path("id").asText()));
        } catch (UncheckedIOException noAnswer) {
            // Nothing was acknowledged.
        }
        pass(Duration.ofMillis(100));
        return true;
    }

    private static Map<String, Object> car() {
        return Map.of(
                "id",
                UUID.randomUUID().toString(),
                "normalizedMake",
                "bmw",
                "normalizedModel",
                "a4",
                "year",
                2020,
                "price",
                20_000,
                "location",
                "tokyo");
    }

    private void check(Park park) {
        generate(park, 0);
        park.postgres().texts("update cars.breaker set until = now() where state = 'OPEN' returning 1");
        // The five minutes after which claims of the dead come back.
        park.postgres()
                .texts("update cars.pending_cars set claimed_at = claimed_at - interval '5 minutes'"
                        + " where claimed_at is not null returning 1");
        JsonNode rest = await("nothing is under way")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> park.api().get("/api/cars/intake"), answer -> isAtRest(park, answer))
                .json();
        assertThat(rest.path("missing").asLong()).as(rest.toString()).isZero();
        assertThat(park.postgres().number("select count(*) from cars.car where source = 'generator'"))
                .isEqualTo(park.postgres().number("select sum(goal)::bigint from cars.generator_run"));
        Set<String> lost = new HashSet<>(acknowledged);
        park.postgres().texts("select id from cars.car").forEach(lost::remove);
        assertThat(lost).as("acknowledged and lost").isEmpty();
        assertThat(park.deadLetters()).isEmpty();
    }

    private static boolean isAtRest(Park park, Answer answer) {
        return answer.status() == 200
                && answer.json().path("mode").asText().equals("QUEUE")
                && answer.json().path("pending").asLong() == 0
                && answer.json().path("queueMessages").isNumber()
                && answer.json().path("queueMessages").asLong() == 0
                && park.postgres().number("select sum(goal - sent)::bigint from cars.generator_run") == 0;
    }

    private static void generate(Park park, int ratePerMinute) {
        park.api()
                .post("/api/cars/generator", Map.of("ratePerMinute", ratePerMinute, "seed", 7))
                .expect(200);
    }

    @AfterEach
    void stopWhatWasLeft() throws IOException {
        RunnerProcess.postgres(data).ifPresent(ProcessHandle::destroy);
    }
}
