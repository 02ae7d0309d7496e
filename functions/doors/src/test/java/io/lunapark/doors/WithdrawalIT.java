package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.doors.Site.Place;
import io.lunapark.doors.Site.Somebody;
import io.lunapark.kernel.Role;
import io.lunapark.localstack.function.FunctionFailure;
import io.lunapark.testing.ClosedPeriod;
import io.lunapark.testing.Crowd;
import io.lunapark.testing.SecondLane;
import io.lunapark.testing.SharedStack;
import io.lunapark.testing.backend.EveryBackEnd;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is taken away opens nothing once the call that took it away is answered, whoever tries at the same time. */
@EveryBackEnd
@SecondLane
class WithdrawalIT {

    private static final int CALLERS = 4;

    @Test
    void nothingOpensBetweenAWithdrawalAndTheNextGrant() throws Exception {
        race(Duration.ofSeconds(5));
    }

    @Test
    @Tag("long")
    void nothingOpensBetweenAWithdrawalAndTheNextGrantForAMinute() throws Exception {
        race(Duration.ofMinutes(1));
    }

    @Test
    void nothingOpensBetweenAWithdrawalAndTheNextGrantWhileTheViewIsRebuilt() throws Exception {
        AtomicInteger rebuilds = new AtomicInteger();
        try (Crowd rebuilding = new Crowd(1, () -> {
            rebuild("RebuildDoorsView");
            rebuild("RebuildActivePeople");
            return rebuilds.incrementAndGet() > 0;
        })) {
            race(Duration.ofSeconds(5));
        }
        assertThat(rebuilds).hasPositiveValue();
    }

    private static void rebuild(String function) {
        try {
            SharedStack.running().functions().get(function).invoke("{}".getBytes(StandardCharsets.UTF_8));
        } catch (FunctionFailure e) {
            throw new AssertionError(e);
        }
    }

    private void race(Duration length) throws Exception {
        Somebody anna = Site.employee();
        Place office = Site.building("Entrance:low");
        String door = office.door("Entrance");
        List<ClosedPeriod> closed = new ArrayList<>();
        try (Crowd callers = new Crowd(CALLERS, () -> {
            assertThat(anna.unlock(door).status()).isIn(200, 403);
            return true;
        })) {
            List<Withdrawal> kinds = Withdrawal.all(office, anna, door);
            Instant end = Instant.now().plus(length);
            for (int round = 0; round < 2 * kinds.size() || Instant.now().isBefore(end); round++) {
                Withdrawal kind = kinds.get(round % kinds.size());
                kind.grant().run();
                anna.opens(door);
                kind.withdraw().run();
                Instant from = Instant.now();
                anna.unlock(door).expect(403);
                closed.add(new ClosedPeriod(kind.name(), from, Instant.now()));
                // An attempt is dated before its facts are read: without this, by the next grant.
                callers.letFinish();
            }
        }

        List<JsonNode> granted = Site.history(door).stream()
                .filter(entry -> entry.path("outcome").asText().equals("granted"))
                .toList();
        assertThat(granted).isNotEmpty();
        assertThat(closed)
                .allSatisfy(one -> assertThat(granted.stream()
                                .map(entry -> Instant.parse(entry.path("time").asText()))
                                .filter(one::contains))
                        .as("opened after the answer to: " + one)
                        .isEmpty());
        System.out.printf("%d withdrawals, opened %d times, never after one%n", closed.size(), granted.size());
    }

    /** One way to lose what one had, and how to have it before. */
    private record Withdrawal(String name, Runnable grant, Runnable withdraw) {

        static List<Withdrawal> all(Place office, Somebody anna, String door) {
            Runnable high = () -> restore(office, anna, door, "high");
            Runnable low = () -> restore(office, anna, door, "low");
            return List.of(
                    new Withdrawal(
                            "ended",
                            low,
                            () -> Site.security().delete(office.member(anna)).expect(204)),
                    new Withdrawal("expired", low, () -> {
                        Instant end = Site.later(Duration.ofSeconds(2));
                        Site.security()
                                .put(office.member(anna), Map.of("level", "low", "validUntil", end.toString()))
                                .expect(200);
                        await().pollInterval(Duration.ofMillis(20))
                                .until(() -> Instant.now().isAfter(end));
                    }),
                    new Withdrawal("lowered", high, () -> Site.grant(office, anna, "low")),
                    new Withdrawal("door moved up", low, () -> door(door, "high")),
                    new Withdrawal(
                            "lockdown",
                            low,
                            () -> Site.security()
                                    .post(office.path() + "/lockdown", "")
                                    .expect(200)),
                    new Withdrawal("deactivated", low, () -> Site.active(anna, false)),
                    new Withdrawal("became a customer", low, () -> Site.become(anna, Role.CUSTOMER)));
        }

        private static void restore(Place office, Somebody anna, String door, String level) {
            Site.active(anna, true);
            Site.become(anna, Role.EMPLOYEE);
            Site.security().post(office.path() + "/release", "").expect(200);
            door(door, level);
            Site.grant(office, anna, level);
        }

        private static void door(String door, String level) {
            Site.security().put("/api/doors/" + door, Map.of("level", level)).expect(200);
        }
    }
}
