package io.lunapark.bench;

import java.util.Arrays;

/** Durations of one kind, in nanoseconds; may be added to by several threads. */
final class Sample {

    private long[] nanos = new long[1024];
    private int size;

    synchronized void add(long duration) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = duration;
    }

    synchronized int size() {
        return size;
    }

    /** Half of them took no longer, in milliseconds. */
    double medianMillis() {
        return percentileMillis(50);
    }

    /** Nearest rank, in milliseconds. */
    synchronized double percentileMillis(double percent) {
        if (size == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * size);
        return sorted[Math.max(0, rank - 1)] / 1e6;
    }
}
