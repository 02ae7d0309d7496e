package io.lunapark.identity;

import static io.lunapark.identity.Slowdown.Count.ACCOUNT;
import static io.lunapark.identity.Slowdown.Count.ADDRESS;
import static io.lunapark.identity.Slowdown.Count.PAIR;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.identity.Slowdown.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SlowdownTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    @ParameterizedTest
    @CsvSource({"5,10", "6,20", "7,40", "8,80", "9,160", "10,300", "11,300", "2147483647,300"})
    void theWaitDoublesFromTheFifthFailureOn(int failures, long seconds) {
        assertThat(Slowdown.after(PAIR, failures)).contains(Duration.ofSeconds(seconds));
        assertThat(Slowdown.after(ADDRESS, failures)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @EnumSource
    void whoMistypesAFewTimesDoesNotWaitAtAll(Count count) {
        for (int failures = 0; failures < count.free(); failures++) {
            assertThat(Slowdown.after(count, failures)).isEmpty();
        }
    }

    @Test
    void theAccountWaitsAfterTwentyFailuresFromAddressesThatItIsNotKnownFrom() {
        assertThat(failedAtOnce(ACCOUNT, 19).isBlocked(START)).isFalse();
        assertThat(failedAtOnce(ACCOUNT, 20).blockedUntil()).isEqualTo(START.plusSeconds(10));
    }

    @Property
    void nobodyIsLockedOutForGood(
            @ForAll Count count, @ForAll @Size(max = 100) List<@IntRange(max = 3_600) Integer> pauses) {
        Instant now = START;
        Slowdown slowdown = Slowdown.NONE;
        for (int pause : pauses) {
            now = later(slowdown, now.plusSeconds(pause));
            slowdown = slowdown.failed(count, now);

            assertThat(slowdown.blockedUntil()).isBetween(now, now.plus(Slowdown.LONGEST_WAIT));
            assertThat(slowdown.failures(now)).isBetween(1, count.free() + 5);
        }
        // Whatever has happened: within the hours of an evening it is forgiven, and nothing of it need be kept.
        assertThat(slowdown.failures(now.plus(Duration.ofMinutes(125)))).isZero();
    }

    @Property
    void aFailureIsForgivenEveryFiveMinutes(
            @ForAll Count count,
            @ForAll @IntRange(min = 1, max = 10) int failures,
            @ForAll @IntRange(max = 12) int periods) {
        Slowdown slowdown = failedAtOnce(count, failures);

        assertThat(slowdown.failures(START.plus(Slowdown.FORGIVEN_AFTER.multipliedBy(periods))))
                .isEqualTo(Math.max(0, failures - periods));
    }

    /** A venue behind one address, where somebody mistypes every five minutes, all day long. */
    @Test
    void aVenueWhosePeopleMistypeNowAndThenNeverWaits() {
        Slowdown slowdown = Slowdown.NONE;
        for (int i = 0; i < 200; i++) {
            Instant now = START.plus(Slowdown.FORGIVEN_AFTER.multipliedBy(i));
            slowdown = slowdown.failed(ADDRESS, now);
            assertThat(slowdown.isBlocked(now)).isFalse();
        }
    }

    /** Who guesses from one address, for ever and as fast as it goes, does not reach the limit of the account. */
    @Property
    void oneAddressAloneNeverMakesAnAccountWait(@ForAll @Size(max = 300) List<@IntRange(max = 400) Integer> pauses) {
        Instant now = START;
        Slowdown pair = Slowdown.NONE;
        Slowdown account = Slowdown.NONE;
        for (int pause : pauses) {
            now = later(pair, now.plusSeconds(pause % 2 == 0 ? 0 : pause));
            pair = pair.failed(PAIR, now);
            account = account.failed(ACCOUNT, now);

            assertThat(account.isBlocked(now)).isFalse();
            assertThat(account.failures(now)).isLessThanOrEqualTo(11);
        }
    }

    @Property
    void aSuccessLeavesTheCountOfItsAddressAsItWas(
            @ForAll Count count, @ForAll @IntRange(max = 30) int failures, @ForAll @IntRange(max = 4_000) int pause) {
        Slowdown before = failedOneAfterTheOther(count, failures);
        Instant now = later(before, START.plusSeconds(pause));

        Slowdown tried = before.failed(count, now);

        assertThat(tried.takenBack(count, before, tried, now.plusMillis(80))).isEqualTo(before);
    }

    @Test
    void aSuccessAmongFailuresSideBySideTakesBackOneOfThem() {
        Slowdown three = failedAtOnce(ADDRESS, 3);
        Slowdown own = three.failed(ADDRESS, START);
        Slowdown another = own.failed(ADDRESS, START);
        assertThat(another.isBlocked(START)).isTrue();

        Slowdown left = another.takenBack(ADDRESS, three, own, START.plusMillis(80));

        assertThat(left.failures(START)).isEqualTo(4);
        assertThat(left.isBlocked(START.plusMillis(80))).isFalse();
    }

    private static Slowdown failedAtOnce(Count count, int failures) {
        Slowdown slowdown = Slowdown.NONE;
        for (int i = 0; i < failures; i++) {
            slowdown = slowdown.failed(count, START);
        }
        return slowdown;
    }

    private static Slowdown failedOneAfterTheOther(Count count, int failures) {
        Slowdown slowdown = Slowdown.NONE;
        for (int i = 0; i < failures; i++) {
            slowdown = slowdown.failed(count, later(slowdown, START));
        }
        return slowdown;
    }

    /** The first moment from then on at which a try is let through. */
    private static Instant later(Slowdown slowdown, Instant now) {
        return slowdown.isBlocked(now) ? slowdown.blockedUntil() : now;
    }
}
