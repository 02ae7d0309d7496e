package io.lunapark.localstack.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Callers who do not wait for one another: each call has its due time, whatever became of those before it, so that a
 * stack which stumbles is not spared (no coordinated omission).
 */
final class Pace {

    private Pace() {}

    /** Returns, when the last call has, how many there were. */
    static long keep(int perSecond, Duration length, Call call) {
        long calls = perSecond * length.toMillis() / 1000;
        long start = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                long due = start + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int number = i;
                callers.execute(() -> call.make(number, due));
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
