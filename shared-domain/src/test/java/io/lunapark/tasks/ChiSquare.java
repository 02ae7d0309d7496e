package io.lunapark.tasks;

import java.util.stream.IntStream;

/** How far what was drawn is from what is equally likely. */
final class ChiSquare {

    private ChiSquare() {}

    /** @param drawn numbers from 0 below the number of kinds */
    static double of(IntStream drawn, int kinds) {
        long[] counts = new long[kinds];
        drawn.forEach(kind -> counts[kind]++);
        double expected = (double) IntStream.range(0, kinds)
                        .mapToLong(kind -> counts[kind])
                        .sum()
                / kinds;
        return IntStream.range(0, kinds)
                .mapToDouble(kind -> Math.pow(counts[kind] - expected, 2) / expected)
                .sum();
    }

    /** Exceeded by one fair draw in a thousand (Wilson and Hilferty). */
    static double limit(int kinds) {
        double freedom = kinds - 1;
        double part = 2 / (9 * freedom);
        return freedom * Math.pow(1 - part + 3.0902 * Math.sqrt(part), 3);
    }
}
