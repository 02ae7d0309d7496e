package io.lunapark.testing;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Callers who each make the same call again and again, until it says that it is over or the crowd is closed. */
public final class Crowd implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLongArray finished;
    private final List<? extends Future<?>> callers;
    private volatile boolean over;

    public Crowd(int size, BooleanSupplier call) {
        finished = new AtomicLongArray(size);
        callers = IntStream.range(0, size)
                .mapToObj(caller -> threads.submit(() -> {
                    while (!over && call.getAsBoolean()) {
                        finished.incrementAndGet(caller);
                    }
                }))
                .toList();
    }

    /** Returns when every call has ended that was under way: what begins after this, nobody began before. */
    public void letFinish() {
        long[] before =
                IntStream.range(0, callers.size()).mapToLong(finished::get).toArray();
        for (int caller = 0; caller < before.length; caller++) {
            while (finished.get(caller) == before[caller]
                    && !callers.get(caller).isDone()) {
                Thread.yield();
            }
        }
    }

    /** Fails where one of the calls has. */
    @Override
    public void close() {
        over = true;
        try (threads) {
            for (Future<?> caller : callers) {
                caller.get(1, TimeUnit.MINUTES);
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a caller failed", e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
