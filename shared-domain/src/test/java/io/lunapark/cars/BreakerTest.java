package io.lunapark.cars;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.cars.Breaker.Mode;
import io.lunapark.cars.Breaker.Permit;
import io.lunapark.cars.Breaker.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");

    @Test
    void fourFailuresInARowLeaveItClosedAndTheFifthOpensIt() {
        Breaker four = failures(4, Breaker.closed());
        assertThat(four.mode()).isEqualTo(Mode.QUEUE);
        assertThat(four.ask(NOW).permit()).isEqualTo(Permit.SEND);

        Breaker five = four.failed(four.term(), NOW);
        assertThat(five.state()).isEqualTo(State.OPEN);
        assertThat(five.mode()).isEqualTo(Mode.FALLBACK);
        assertThat(five.ask(NOW).permit()).isEqualTo(Permit.FALL_BACK);
    }

    @Test
    void aSuccessBetweenThemBeginsTheCountAnew() {
        Breaker breaker = failures(4, failures(4, Breaker.closed()).succeeded(0));

        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void afterTwoSecondsOneAloneMayProbe() {
        Breaker open = failures(5, Breaker.closed());
        Instant almost = NOW.plus(Breaker.PAUSE).minusMillis(1);
        assertThat(open.ask(almost).permit()).isEqualTo(Permit.FALL_BACK);

        Breaker.Decision first = open.ask(NOW.plus(Breaker.PAUSE));
        assertThat(first.permit()).isEqualTo(Permit.PROBE);
        assertThat(first.after().state()).isEqualTo(State.HALF_OPEN);
        assertThat(first.after().mode()).isEqualTo(Mode.FALLBACK);
        assertThat(first.after().ask(NOW.plus(Breaker.PAUSE)).permit()).isEqualTo(Permit.FALL_BACK);
    }

    @Test
    void theProbeDecides() {
        Instant later = NOW.plus(Breaker.PAUSE);
        Breaker probing = failures(5, Breaker.closed()).ask(later).after();

        assertThat(probing.succeeded(probing.term()).state()).isEqualTo(State.CLOSED);
        Breaker again = probing.failed(probing.term(), later);
        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(again.ask(later).permit()).isEqualTo(Permit.FALL_BACK);
        assertThat(again.ask(later.plus(Breaker.PAUSE)).permit()).isEqualTo(Permit.PROBE);
    }

    @Test
    void whatWasSentBeforeItOpenedDecidesNothing() {
        Breaker open = failures(5, Breaker.closed());
        Breaker probing = open.ask(NOW.plus(Breaker.PAUSE)).after();

        assertThat(open.succeeded(0)).isEqualTo(open);
        assertThat(probing.succeeded(0)).isEqualTo(probing);
        assertThat(probing.failed(0, NOW)).isEqualTo(probing);
    }

    @Test
    void aProbeThatNeverEndsIsFollowedByAnother() {
        Instant begun = NOW.plus(Breaker.PAUSE);
        Breaker dead = failures(5, Breaker.closed()).ask(begun).after();
        Instant later = begun.plus(Breaker.LONGEST_PROBE);

        assertThat(dead.ask(later.minusMillis(1)).permit()).isEqualTo(Permit.FALL_BACK);
        Breaker.Decision next = dead.ask(later);
        assertThat(next.permit()).isEqualTo(Permit.PROBE);
        assertThat(next.after().succeeded(dead.term())).isEqualTo(next.after());
    }

    /** Whoever asks at whichever times: between two probes lies the pause, or the first never ended. */
    @Property
    void probesAreApart(@ForAll @Size(max = 200) List<@IntRange(max = 700) Integer> pausesMillis) {
        Breaker breaker = failures(5, Breaker.closed());
        Instant now = NOW;
        Instant lastProbe = NOW;
        for (int pause : pausesMillis) {
            now = now.plusMillis(pause);
            Breaker.Decision decision = breaker.ask(now);
            breaker = decision.after();
            if (decision.permit() == Permit.PROBE) {
                assertThat(Duration.between(lastProbe, now)).isGreaterThanOrEqualTo(Breaker.PAUSE);
                lastProbe = now;
                breaker = breaker.failed(breaker.term(), now);
            } else {
                assertThat(decision.permit()).isEqualTo(Permit.FALL_BACK);
            }
        }
    }

    private static Breaker failures(int count, Breaker from) {
        Breaker breaker = from;
        for (int i = 0; i < count; i++) {
            breaker = breaker.failed(breaker.term(), NOW);
        }
        return breaker;
    }
}
