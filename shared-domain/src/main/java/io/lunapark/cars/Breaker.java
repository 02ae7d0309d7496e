package io.lunapark.cars;

import java.time.Duration;
import java.time.Instant;

/**
 * The circuit breaker around the intake queue, as all instances share it. Every change has a new term: what was sent in an
 * earlier term decides nothing any more. So a late success does not close it, and a late failure does not keep it open.
 *
 * @param term counts the changes of state, and the probes
 * @param failures in a row, while it is closed
 * @param until OPEN: when a probe may be made; HALF_OPEN: when the one that probes is taken for dead
 */
public record Breaker(State state, long term, int failures, Instant until) {

    /** Failures in a row, of any kind, that open it. */
    public static final int MOST_FAILURES = 5;

    public static final Duration PAUSE = Duration.ofSeconds(2);

    /** Longer than a probe can take with all its time-outs. */
    public static final Duration LONGEST_PROBE = Duration.ofSeconds(10);

    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /** Where records go. */
    public enum Mode {
        QUEUE,
        FALLBACK
    }

    /** What one instance may do with its records now. */
    public enum Permit {
        SEND,
        /** It alone tries the queue. */
        PROBE,
        FALL_BACK
    }

    /** @param after what has to be stored, by this instance alone, before it does what it may; often the same as before */
    public record Decision(Permit permit, Breaker after) {}

    public static Breaker closed() {
        return new Breaker(State.CLOSED, 0, 0, Instant.EPOCH);
    }

    public Mode mode() {
        return state == State.CLOSED ? Mode.QUEUE : Mode.FALLBACK;
    }

    /** What the one who asks may do. Between reading and storing no other may ask: then there is one probe, and no second. */
    public Decision ask(Instant now) {
        if (state == State.CLOSED) {
            return new Decision(Permit.SEND, this);
        }
        if (now.isBefore(until)) {
            return new Decision(Permit.FALL_BACK, this);
        }
        return new Decision(Permit.PROBE, new Breaker(State.HALF_OPEN, term + 1, 0, now.plus(LONGEST_PROBE)));
    }

    /** The queue took what was sent in that term. */
    public Breaker succeeded(long sentIn) {
        if (sentIn != term) {
            return this;
        }
        return switch (state) {
            case CLOSED -> failures == 0 ? this : new Breaker(State.CLOSED, term, 0, until);
            case HALF_OPEN -> new Breaker(State.CLOSED, term + 1, 0, Instant.EPOCH);
            case OPEN -> this;
        };
    }

    /** The queue did not take what was sent in that term, for whatever reason. */
    public Breaker failed(long sentIn, Instant now) {
        if (sentIn != term) {
            return this;
        }
        return switch (state) {
            case CLOSED ->
                failures + 1 < MOST_FAILURES ? new Breaker(State.CLOSED, term, failures + 1, until) : opened(now);
            case HALF_OPEN -> opened(now);
            case OPEN -> this;
        };
    }

    private Breaker opened(Instant now) {
        return new Breaker(State.OPEN, term + 1, 0, now.plus(PAUSE));
    }
}
