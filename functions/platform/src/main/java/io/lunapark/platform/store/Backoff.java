package io.lunapark.platform.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * The pauses before a store is asked again that has done only a part: each up to twice as long as the one before, by chance,
 * so that those who were refused together do not come back together; and in all no longer than the patience.
 */
public final class Backoff {

    private final long longestNanos;
    private long leftNanos;
    private long nextNanos;

    private Backoff(Duration first, Duration longest, Duration patience) {
        this.nextNanos = first.toNanos();
        this.longestNanos = longest.toNanos();
        this.leftNanos = patience.toNanos();
    }

    /** Three seconds: far less than any function has, a dozen tries, and longer than DynamoDB takes to find room. */
    public static Backoff patient() {
        return new Backoff(Duration.ofMillis(25), Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    /** Below 50 ms: a person at a door takes a longer wait for a broken door. */
    public static Backoff quick() {
        return new Backoff(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(45));
    }

    /** Ends the call as one of a store out of reach when the patience is over. */
    public void pause() {
        if (!pauseIfPatient()) {
            throw new StoreBusy();
        }
    }

    /** @return false when the patience is over: then there was no pause */
    public boolean pauseIfPatient() {
        if (leftNanos <= 0) {
            return false;
        }
        long pause = Math.min(leftNanos, ThreadLocalRandom.current().nextLong(nextNanos / 2, nextNanos + 1));
        leftNanos -= pause;
        nextNanos = Math.min(2 * nextNanos, longestNanos);
        LockSupport.parkNanos(pause);
        return true;
    }

    /** A store that answers, but not with all that it was asked for. */
    static final class StoreBusy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoreBusy() {
            super("A store is too busy");
        }
    }
}
