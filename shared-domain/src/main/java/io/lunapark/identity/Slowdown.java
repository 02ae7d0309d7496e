package io.lunapark.identity;

import java.time.Duration;
import java.util.Optional;

/** How long the next try has to wait after so many failures in a row: never for good, so that nobody is locked out. */
public final class Slowdown {

    /** Typing errors of honest people are fewer. */
    public static final int FREE_FAILURES = 5;

    public static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private Slowdown() {}

    /**
     * Ten seconds after the fifth failure, twice as long after each further one, five minutes at most. Before the fifth
     * there is no wait at all, not one of no length: tries side by side are counted in another order than they came, and
     * whoever came first would have to wait for the moment at which the other came.
     */
    public static Optional<Duration> after(int failures) {
        if (failures < FREE_FAILURES) {
            return Optional.empty();
        }
        int doublings = Math.min(failures - FREE_FAILURES, 30);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return Optional.of(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }
}
