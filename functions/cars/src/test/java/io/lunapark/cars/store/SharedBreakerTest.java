package io.lunapark.cars.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.cars.Breaker;
import io.lunapark.cars.Breaker.Permit;
import io.lunapark.cars.Breaker.State;
import io.lunapark.cars.FailOverEvent.Name;
import io.lunapark.cars.store.SharedBreaker.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One breaker for all instances of all functions. */
class SharedBreakerTest {

    private static final List<Instance> INSTANCES =
            IntStream.range(0, 3).mapToObj(i -> Instance.start()).toList();

    @BeforeEach
    void closed() {
        one().update("update breaker set state = 'CLOSED', failures = 0, term = term + 1");
        one().update("delete from failover_event");
    }

    @AfterAll
    static void stop() {
        INSTANCES.forEach(Instance::close);
    }

    @Test
    void failuresOfAllInstancesAreCountedTogether() {
        INSTANCES.get(0).breaker().failed(INSTANCES.get(0).breaker().ask());
        INSTANCES.get(1).breaker().failed(INSTANCES.get(1).breaker().ask());
        INSTANCES.get(2).breaker().failed(INSTANCES.get(2).breaker().ask());
        INSTANCES.get(0).breaker().failed(INSTANCES.get(0).breaker().ask());
        assertThat(state()).isEqualTo(State.CLOSED);
        INSTANCES.get(1).breaker().failed(INSTANCES.get(1).breaker().ask());

        assertThat(state()).isEqualTo(State.OPEN);
        assertThat(INSTANCES)
                .allSatisfy(instance ->
                        assertThat(instance.breaker().ask().permit()).isEqualTo(Permit.FALL_BACK));
        assertThat(events()).containsExactly(Name.STATE_TRANSITION_TO_FALLBACK, Name.MASTER_FAILURE_DETECTED);
    }

    @Test
    void aSuccessInBetweenBeginsTheCountAnew() {
        for (int i = 0; i < 4; i++) {
            one().breaker().failed(one().breaker().ask());
        }
        one().breaker().succeeded(one().breaker().ask());
        for (int i = 0; i < 4; i++) {
            one().breaker().failed(one().breaker().ask());
        }

        assertThat(state()).isEqualTo(State.CLOSED);
    }

    @Test
    void ofAllWhoAskAtOnceOneAloneProbes() throws Exception {
        open();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> one().number("select count(*) from breaker where until <= clock_timestamp()") == 1);

        List<Attempt> attempts = atOnce(30);

        List<Attempt> probes = attempts.stream()
                .filter(attempt -> attempt.permit() == Permit.PROBE)
                .toList();
        assertThat(probes).hasSize(1);
        assertThat(attempts)
                .filteredOn(attempt -> attempt.permit() == Permit.FALL_BACK)
                .hasSize(29);
        one().breaker().failed(probes.getFirst());
        assertThat(state()).isEqualTo(State.OPEN);
        assertThat(one().breaker().ask().permit()).isEqualTo(Permit.FALL_BACK);
    }

    @Test
    void theProbeClosesItAndALateSuccessDoesNot() {
        Attempt before = one().breaker().ask();
        open();
        one().breaker().succeeded(before);
        assertThat(state()).isEqualTo(State.OPEN);
        Attempt probe = await().atMost(Breaker.PAUSE.plusSeconds(3))
                .until(() -> one().breaker().ask(), attempt -> attempt.permit() == Permit.PROBE);

        INSTANCES.get(1).breaker().succeeded(probe);

        assertThat(state()).isEqualTo(State.CLOSED);
        assertThat(events()).startsWith(Name.STATE_TRANSITION_TO_QUEUE);
    }

    private static void open() {
        for (int i = 0; i < Breaker.MOST_FAILURES; i++) {
            one().breaker().failed(one().breaker().ask());
        }
        assertThat(state()).isEqualTo(State.OPEN);
    }

    private static List<Attempt> atOnce(int callers) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Attempt>> calls = IntStream.range(0, callers)
                    .<Callable<Attempt>>mapToObj(i ->
                            () -> INSTANCES.get(i % INSTANCES.size()).breaker().ask())
                    .toList();
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    private static Instance one() {
        return INSTANCES.getFirst();
    }

    private static State state() {
        return one().database().withConnection(() -> one().breaker().read().state());
    }

    private static List<Name> events() {
        return one().database()
                .withConnection(() -> one().context().getBean(FailOverLog.class).newest(10).stream()
                        .map(event -> event.name())
                        .toList());
    }
}
