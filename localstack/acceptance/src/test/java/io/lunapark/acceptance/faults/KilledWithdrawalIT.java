package io.lunapark.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.testing.Api;
import io.lunapark.testing.ClosedPeriod;
import io.lunapark.testing.Crowd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A runner that is killed while memberships come and go, and callers stand at the door: what it has answered to a
 * withdrawal holds over every kill, until it is asked to grant again.
 */
class KilledWithdrawalIT {

    private static final int CALLERS = 4;

    @TempDir
    private Path data;

    private final List<ClosedPeriod> closed = new ArrayList<>();

    /** When the last withdrawal was answered; null once a grant was asked for again, whether it was answered or not. */
    private @Nullable Instant withdrawnAt;

    private @Nullable String person;
    private @Nullable String building;
    private @Nullable String door;

    @Test
    @Tag("long")
    void whatWasWithdrawnStaysWithdrawnOverKills() {
        Random random = new Random(4);
        for (int round = 0; round < 6; round++) {
            RunnerProcess runner = RunnerProcess.start(data);
            try {
                begin(runner.park().api());
                underLoad(runner, Duration.ofMillis(8000 + random.nextInt(4000)));
            } finally {
                runner.kill();
            }
        }
        try (RunnerProcess runner = RunnerProcess.start(data)) {
            granting();
            List<Instant> opened = runner.park().api().all("/api/doors/" + door + "/history?outcome=granted").stream()
                    .map(entry -> Instant.parse(entry.path("time").asText()))
                    .toList();
            assertThat(opened).isNotEmpty();
            assertThat(closed)
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(opened.stream().filter(one::contains))
                            .as("opened after the answer to a withdrawal: " + one)
                            .isEmpty());
            System.out.printf(
                    "%d withdrawals over 6 kills, opened %d times, never after one%n", closed.size(), opened.size());
        }
    }

    private void begin(Api api) {
        if (door != null) {
            return;
        }
        person = api.get("/api/auth/me").expect(200).id();
        JsonNode added = api.post(
                        "/api/buildings",
                        Map.of("name", "B " + UUID.randomUUID().toString().substring(0, 8)))
                .expect(201)
                .json();
        building = added.path("id").asText();
        door = added.at("/doors/0/id").asText();
    }

    private void underLoad(RunnerProcess runner, Duration length) {
        Api api = runner.park().api();
        String member = "/api/buildings/" + building + "/members/" + person;
        long end = System.nanoTime() + length.toNanos();
        try (Crowd callers = new Crowd(CALLERS, () -> isThere(() -> api.post("/api/doors/" + door + "/unlock", "")));
                Crowd killer = new Crowd(1, () -> {
                    await().atMost(length.plusSeconds(10)).until(() -> System.nanoTime() > end);
                    runner.kill();
                    return false;
                })) {
            boolean isThere = true;
            while (isThere) {
                isThere = isThere(() -> {
                    granting(callers);
                    if (api.put(member, Map.of("level", "low")).status() == 200
                            && api.delete(member).status() == 204) {
                        withdrawnAt = Instant.now();
                        assertThat(api.post("/api/doors/" + door + "/unlock", "")
                                        .status())
                                .isEqualTo(403);
                    }
                });
            }
        }
    }

    /** From here on it may open again. */
    private void granting(Crowd callers) {
        granting();
        // An attempt is dated before its facts are read: without this, by the next grant.
        callers.letFinish();
    }

    private void granting() {
        if (withdrawnAt != null) {
            closed.add(new ClosedPeriod("ended", withdrawnAt, Instant.now()));
            withdrawnAt = null;
        }
    }

    private static boolean isThere(Runnable call) {
        try {
            call.run();
            return true;
        } catch (UncheckedIOException gone) {
            return false;
        }
    }

    @AfterEach
    void stopWhatWasLeft() throws IOException {
        RunnerProcess.postgres(data).ifPresent(ProcessHandle::destroy);
    }
}
