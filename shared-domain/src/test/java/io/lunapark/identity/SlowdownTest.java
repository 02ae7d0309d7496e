package io.lunapark.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlowdownTest {

    @ParameterizedTest
    @CsvSource({"5,10", "6,20", "7,40", "8,80", "9,160", "10,300", "11,300", "2147483647,300"})
    void theWaitDoublesFromTheFifthFailureOn(int failures, long seconds) {
        assertThat(Slowdown.after(failures)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whoMistypesAFewTimesDoesNotWaitAtAll(int failures) {
        assertThat(Slowdown.after(failures)).isEmpty();
    }

    @Property
    void nobodyIsLockedOutForGood(@ForAll @IntRange(max = Integer.MAX_VALUE - 1) int failures) {
        Duration wait = Slowdown.after(failures).orElse(Duration.ZERO);

        assertThat(wait).isBetween(Duration.ZERO, Duration.ofMinutes(5));
        assertThat(Slowdown.after(failures + 1).orElse(Duration.ZERO)).isGreaterThanOrEqualTo(wait);
    }
}
