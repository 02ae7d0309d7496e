package io.lunapark.platform.store;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When this invocation has to be through with its stores, so that it can still answer before Lambda ends it. Every call of
 * a store waits no longer than that, whatever its own patience is. Threads have the deadline of the thread that starts
 * them.
 */
public final class Deadline {

    /** For what follows the last call of a store: milliseconds, but on a processor that may be busy with others. */
    private static final Duration FOR_THE_ANSWER = Duration.ofSeconds(1);

    /** Lambda's own limit, where no invocation says less, as before a snapshot. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final ThreadLocal<Long> END_NANOS = new InheritableThreadLocal<>();

    private Deadline() {}

    /** Runs the work of an invocation. @param lambda null where nothing ends it */
    public static <E extends Exception> void within(@Nullable Context lambda, Work<E> work) throws E {
        if (lambda == null) {
            work.run();
        } else {
            within(Duration.ofMillis(lambda.getRemainingTimeInMillis()).minus(FOR_THE_ANSWER), work);
        }
    }

    /** Runs a part of the work that has to be through before the rest. */
    public static <E extends Exception> void within(Duration time, Work<E> work) throws E {
        Long before = END_NANOS.get();
        END_NANOS.set(System.nanoTime() + time.toNanos());
        try {
            work.run();
        } finally {
            if (before == null) {
                END_NANOS.remove();
            } else {
                END_NANOS.set(before);
            }
        }
    }

    /** What is left until then; never negative. */
    public static Duration left() {
        Long end = END_NANOS.get();
        return end == null ? LONGEST : Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Whether less than this is left. */
    public static boolean isNearerThan(Duration time) {
        return left().compareTo(time) < 0;
    }

    /** What an invocation does. */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        void run() throws E;
    }
}
