package io.lunapark.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers who do not wait for one another: each call has its due time, whatever became of those before it, so that a
 * stack which stumbles is not spared (no coordinated omission).
 */
final class Pace {

    /** More than the gateway takes. Without an end, the calls that wait would fill the memory that is measured. */
    private static final int MOST_AT_ONCE = 1_500;

    private Pace() {}

    /** Returns, when the last call has, how many were due; one that finds too many others waiting is not made. */
    static long keep(int perSecond, Duration length, Call call) {
        long calls = perSecond * length.toMillis() / 1000;
        Semaphore free = new Semaphore(MOST_AT_ONCE);
        long start = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                long due = start + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int number = i;
                if (free.tryAcquire()) {
                    callers.execute(() -> {
                        try {
                            call.make(number, due);
                        } finally {
                            free.release();
                        }
                    });
                }
            }
        }
        return calls;
    }

    /** One of the calls. */
    interface Call {

        /** @param due when it should have begun, as {@link System#nanoTime} counts */
        void make(int number, long due);
    }
}
