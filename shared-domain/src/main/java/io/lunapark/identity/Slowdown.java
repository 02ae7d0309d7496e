package io.lunapark.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Failures to sign in, as one count knows them: each is forgiven {@link #FORGIVEN_AFTER} after the one before, and beyond
 * the free ones the next try has to wait. Never for good, and never longer than {@link #LONGEST_WAIT}.
 *
 * @param forgivenAt when the last failure is forgiven; in the past when there is none
 * @param blockedUntil when the next try may be made
 */
public record Slowdown(Instant forgivenAt, Instant blockedUntil) {

    /** What failures are counted of. */
    public enum Count {
        /** One account from one place: an address, or a device that the account is known from. A success clears it. */
        PAIR(5),
        /** One address, whichever accounts it tries. */
        ADDRESS(5),
        /** One account from all addresses that it is not known from: more than one address alone can ever reach. */
        ACCOUNT(20);

        private final int free;

        Count(int free) {
            this.free = free;
        }

        /** Failures in a row after which the next try has to wait. */
        public int free() {
            return free;
        }

        /** More make no difference, so that what was counted for hours is forgiven within minutes. */
        int most() {
            return free + DOUBLINGS;
        }
    }

    public static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /** As long as the longest wait: so one address that never stops guessing stays below the limit of an account. */
    public static final Duration FORGIVEN_AFTER = LONGEST_WAIT;

    /** From 10 seconds to the first wait that would be longer than five minutes. */
    private static final int DOUBLINGS = 5;

    /** No failure yet. */
    public static final Slowdown NONE = new Slowdown(Instant.EPOCH, Instant.EPOCH);

    /** Ten seconds after the last free failure, twice as long after each further one, five minutes at most. */
    public static Optional<Duration> after(Count count, int failures) {
        if (failures < count.free()) {
            return Optional.empty();
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - count.free(), DOUBLINGS));
        return Optional.of(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    /** Failures that are not forgiven yet. */
    public int failures(Instant now) {
        Duration left = left(now);
        return (int) (left.plus(FORGIVEN_AFTER).minusNanos(1).dividedBy(FORGIVEN_AFTER));
    }

    public boolean isBlocked(Instant now) {
        return now.isBefore(blockedUntil);
    }

    /** One failure more, at a time when no wait was left. */
    public Slowdown failed(Count count, Instant now) {
        Duration most = FORGIVEN_AFTER.multipliedBy(count.most());
        Duration left = left(now).plus(FORGIVEN_AFTER);
        Slowdown counted = new Slowdown(now.plus(left.compareTo(most) < 0 ? left : most), now);
        return new Slowdown(
                counted.forgivenAt, now.plus(after(count, counted.failures(now)).orElse(Duration.ZERO)));
    }

    /**
     * A try that had been counted as a failure was none. What was before it comes back; where others were counted since,
     * one failure less.
     *
     * @param before the try, and {@code after} it
     */
    public Slowdown takenBack(Count count, Slowdown before, Slowdown after, Instant now) {
        if (equals(after)) {
            return before;
        }
        Slowdown less = new Slowdown(forgivenAt.minus(FORGIVEN_AFTER), blockedUntil);
        return less.failures(now) < count.free() ? new Slowdown(less.forgivenAt, now) : less;
    }

    private Duration left(Instant now) {
        return forgivenAt.isAfter(now) ? Duration.between(now, forgivenAt) : Duration.ZERO;
    }
}
