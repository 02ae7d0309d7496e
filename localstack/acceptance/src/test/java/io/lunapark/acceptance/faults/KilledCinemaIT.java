package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.cinema.RandomGuest;
import io.lunapark.cinema.RandomGuest.Counter;
import io.lunapark.cinema.SessionLedger;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.Crowd;
import io.lunapark.testing.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner that is killed while guests fight for seats: no seat gets two owners, and what was acknowledged holds. */
class KilledCinemaIT {

    /** More of both, for a night: {@code -Dlunapark.kills=200 -Dlunapark.attempts=1000000}. */
    private static final int KILLS = Integer.getInteger("lunapark.kills", 5);

    private static final int ATTEMPTS = Integer.getInteger("lunapark.attempts", 400 * KILLS);
    private static final int CALLERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path data;

    private final Set<String> reserved = ConcurrentHashMap.newKeySet();
    private final Set<String> paid = ConcurrentHashMap.newKeySet();

    @Test
    @Tag("long")
    void noSeatHasTwoOwnersAndNothingAcknowledgedIsLost() throws IOException {
        Random random = new Random(20_261_129);
        String session = "";
        for (int round = 0; round < KILLS; round++) {
            RunnerProcess runner = RunnerProcess.start(data);
            try {
                Park park = runner.park();
                if (round > 0) {
                    isRight(runner, park, session);
                }
                session = schedule(park.api(), round);
                int half = Math.max(1, ATTEMPTS / KILLS / 2);
                killAfter(half + random.nextInt(2 * half), runner, counter(runner, park.api(), session), round);
            } finally {
                runner.kill();
            }
            System.out.printf("kill %d: %d reservations, %d paid so far%n", round + 1, reserved.size(), paid.size());
        }
        try (RunnerProcess runner = RunnerProcess.start(data)) {
            isRight(runner, runner.park(), session);
        }
    }

    /** A new one for each round, whose events fit into the memory. */
    private static String schedule(Api manager, int round) {
        String movie = manager.post(
                        "/api/movies", Map.of("title", "Movie X", "description", "", "durationMinutes", 120))
                .expect(201)
                .id();
        String room = manager.post("/api/rooms", Map.of("name", "Room " + round))
                .expect(201)
                .id();
        manager.post("/api/rooms/" + room + "/seats/batch", Map.of("rows", 2, "columns", 8))
                .expect(201);
        Map<String, Object> terms = Map.of(
                "movieId",
                movie,
                "roomId",
                room,
                "startsAt",
                Instant.now().plus(Duration.ofDays(2)).toString(),
                "priceInCents",
                2500,
                "currency",
                "PLN",
                "holdSeconds",
                1);
        return manager.post("/api/sessions", terms).expect(201).id();
    }

    private Counter counter(RunnerProcess runner, Api admin, String session) throws IOException {
        List<String> seats = admin.get("/api/sessions/" + session + "/seats").expect(200).items().stream()
                .map(seat -> seat.path("id").asText())
                .toList();
        String secret = Files.readString(data.resolve("secrets/WebhookSecret"));
        return new Counter(session, seats, admin, admin, new Api(runner.address("url")), secret);
    }

    private void killAfter(int attempts, RunnerProcess runner, Counter counter, int round) {
        AtomicInteger made = new AtomicInteger();
        Queue<RandomGuest> waiting = new ConcurrentLinkedQueue<>(IntStream.range(0, CALLERS)
                .mapToObj(number -> new RandomGuest(round * CALLERS + number))
                .toList());
        try (Crowd crowd = new Crowd(CALLERS, () -> {
            RandomGuest guest = waiting.remove();
            boolean answered = isAnswered(guest, counter);
            waiting.add(guest);
            made.incrementAndGet();
            return answered;
        })) {
            await().atMost(PATIENCE.plusMillis(20L * attempts))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> made.get() >= attempts);
            runner.kill();
        }
    }

    /** False where the runner has died. */
    private boolean isAnswered(RandomGuest guest, Counter counter) {
        Answer answer;
        try {
            answer = guest.call(counter);
        } catch (UncheckedIOException died) {
            return false;
        }
        assertThat(answer.status()).as(answer.text()).isIn(200, 201, 204, 409, 503);
        if (answer.status() == 201) {
            reserved.add(answer.id());
        } else if (answer.status() == 200
                && Set.of("APPROVED", "REFUNDED")
                        .contains(answer.json().path("status").asText())) {
            paid.add(answer.id());
        }
        return true;
    }

    private void isRight(RunnerProcess runner, Park park, String session) {
        Api control = park.control();
        control.post("/2015-03-31/functions/EndOverdueHolds/invocations", "{}").expect(200);
        SessionLedger ledger = new SessionLedger((sql, values) -> rows(runner, sql, values), session);
        assertThat(ledger.faults()).isEmpty();
        assertThat(ledger.moneyThatIsLost()).isEmpty();
        await("the map is as Postgres")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(UncheckedIOException.class::isInstance)
                .untilAsserted(() -> {
                    control.post("/2015-03-31/functions/RelayCinema/invocations", "{}");
                    assertThat(map(park.api(), session)).isEqualTo(ledger.seats());
                });
        isStored(runner, reserved, "select id from reservation");
        isStored(runner, paid, "select id from payment where status in ('APPROVED', 'REFUNDED')");
    }

    private static List<String> map(Api api, String session) {
        return api.get("/api/sessions/" + session + "/seats").expect(200).items().stream()
                .map(seat -> seat.path("status").asText())
                .toList();
    }

    private static void isStored(RunnerProcess runner, Set<String> acknowledged, String sql) {
        Set<String> lost = new HashSet<>(acknowledged);
        rows(runner, sql).forEach(row -> lost.remove(row.get("id").toString()));
        assertThat(lost).as("acknowledged and lost").isEmpty();
    }

    private static List<Map<String, Object>> rows(RunnerProcess runner, String sql, Object... values) {
        return Database.rowsOf(
                runner.address("jdbc") + "?currentSchema=cinema",
                runner.address("jdbcUser"),
                runner.address("jdbcPassword"),
                sql,
                values);
    }

    @AfterEach
    void stopWhatWasLeft() throws IOException {
        RunnerProcess.postgres(data).ifPresent(ProcessHandle::destroy);
    }
}
