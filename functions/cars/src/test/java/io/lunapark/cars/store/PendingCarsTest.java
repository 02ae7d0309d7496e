package io.lunapark.cars.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.cars.CarLimits;
import io.lunapark.cars.CarProblem.BacklogFull;
import io.lunapark.platform.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fallback store with several recoverers. */
class PendingCarsTest {

    private static final Instance INSTANCE = Instance.start();
    private final UUID recoverer = UUID.randomUUID();

    @BeforeEach
    void empty() {
        INSTANCE.update("truncate pending_cars, quarantined_car");
        INSTANCE.update("update intake_tally set fell_back = 0, resubmitted = 0, moved = 0, gave_up = 0");
    }

    @AfterAll
    static void stop() {
        INSTANCE.close();
    }

    @Test
    void recoverersSideBySideNeverTakeTheSame() throws Exception {
        List<UUID> ids = add(900);
        List<UUID> moved = new ArrayList<>();
        try (ExecutorService recoverers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<UUID>>> runs = Stream.generate(() -> (Callable<List<UUID>>) PendingCarsTest::recover)
                    .limit(6)
                    .toList();
            recoverers.invokeAll(runs).stream().map(Future::resultNow).forEach(moved::addAll);
        }

        assertThat(moved).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(INSTANCE.counts().pending()).isZero();
        assertThat(INSTANCE.number("select count(*) from pending_cars")).isZero();
    }

    private static List<UUID> recover() {
        UUID recoverer = UUID.randomUUID();
        List<UUID> moved = new ArrayList<>();
        List<PendingCar> claimed = claim(recoverer);
        while (!claimed.isEmpty()) {
            List<UUID> ids = claimed.stream().map(PendingCar::id).toList();
            INSTANCE.pending().moved(recoverer, ids);
            moved.addAll(ids);
            claimed = claim(recoverer);
        }
        return moved;
    }

    @Test
    void aClaimOfADeadRecovererComesBackAfterFiveMinutes() {
        add(10);
        assertThat(claim(recoverer)).hasSize(10);
        assertThat(releaseStale()).isZero();
        assertThat(claim(UUID.randomUUID())).isEmpty();

        INSTANCE.update("update pending_cars set claimed_at = now() - interval '5 minutes 1 second'");

        assertThat(releaseStale()).isEqualTo(10);
        assertThat(claim(UUID.randomUUID())).hasSize(10);
    }

    @Test
    void aRecordThatIsRefusedFiveTimesIsQuarantined() {
        add(3);
        for (int i = 1; i <= CarLimits.MOST_ATTEMPTS; i++) {
            assertThat(INSTANCE.pending().giveUp()).isZero();
            int taken = claim(recoverer).size();
            while (taken < 3) {
                taken += claim(recoverer).size();
            }
            assertThat(INSTANCE.database()
                            .withConnection(() -> INSTANCE.pending().refused(recoverer)))
                    .isEqualTo(3);
        }

        assertThat(claim(recoverer)).isEmpty();
        assertThat(INSTANCE.pending().giveUp()).isEqualTo(3);
        assertThat(INSTANCE.number("select count(*) from quarantined_car where reason = 'too-many-attempts'"))
                .isEqualTo(3);
        assertThat(INSTANCE.counts().pending()).isZero();
    }

    @Test
    void anOutageCostsARecordNoAttempt() {
        add(3);
        for (int i = 0; i < 10; i++) {
            assertThat(claim(recoverer)).hasSize(3);
            INSTANCE.database().withConnection(() -> INSTANCE.pending().release(recoverer));
        }

        assertThat(INSTANCE.pending().giveUp()).isZero();
    }

    @Test
    void aBacklogIsBounded() {
        add(Instance.MOST_PENDING - 1);

        assertThatThrownBy(() -> add(2))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isInstanceOf(BacklogFull.class));
        add(1);
        assertThat(INSTANCE.counts().pending()).isEqualTo(Instance.MOST_PENDING);
    }

    @Test
    void whatIsOfAnEarlierEpochIsGone() {
        long epoch = INSTANCE.number("select epoch from intake_epoch");
        List<UUID> ids = List.of(UUID.randomUUID());

        INSTANCE.pending().add(ids, List.of("{}"), false, OptionalLong.of(epoch - 1));
        assertThat(INSTANCE.counts().pending()).isZero();
        INSTANCE.pending().add(ids, List.of("{}"), false, OptionalLong.of(epoch));
        INSTANCE.pending().add(ids, List.of("{}"), false, OptionalLong.empty());

        assertThat(INSTANCE.counts().pending()).isEqualTo(1);
        assertThat(INSTANCE.counts().fellBack()).isEqualTo(1);
    }

    /** It may be another epoch than that in which the recoverer has asked the breaker: in that it would be dropped. */
    @Test
    void aRecordGoesToTheQueueInTheEpochInWhichItWaits() {
        add(1);

        assertThat(claim(recoverer))
                .extracting(PendingCar::epoch)
                .containsExactly(INSTANCE.number("select epoch from intake_epoch"));
    }

    private static List<UUID> add(int count) {
        List<UUID> ids =
                IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
        INSTANCE.pending()
                .add(ids, ids.stream().map(id -> "{\"id\":\"" + id + "\"}").toList(), false, OptionalLong.empty());
        return ids;
    }

    private static List<PendingCar> claim(UUID recoverer) {
        return INSTANCE.database().withConnection(() -> INSTANCE.pending().claim(recoverer));
    }

    private static int releaseStale() {
        return INSTANCE.database().withConnection(INSTANCE.pending()::releaseStale);
    }
}
