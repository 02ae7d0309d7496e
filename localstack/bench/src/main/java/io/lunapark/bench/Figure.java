package io.lunapark.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something measured, beside the base that was measured with it.
 *
 * @param base the same unit; null where the figure only explains another
 * @param baseIs what the base is, in a few words
 * @param goal null where there is none
 */
record Figure(
        String name,
        String unit,
        double measured,
        @Nullable Double base,
        String baseIs,
        @Nullable Goal goal,
        String note) {

    static Figure of(String name, String unit, double measured, double base, String baseIs) {
        return new Figure(name, unit, measured, base, baseIs, null, "");
    }

    /** A figure that needs no base: zero is meant. */
    static Figure alone(String name, String unit, double measured) {
        return new Figure(name, unit, measured, null, "", null, "");
    }

    Figure withGoal(Goal wanted) {
        return new Figure(name, unit, measured, base, baseIs, wanted, note);
    }

    Figure withNote(String text) {
        return new Figure(name, unit, measured, base, baseIs, goal, text);
    }

    /** NaN where there is no base. */
    double ratio() {
        return base == null ? Double.NaN : measured / base;
    }

    boolean isMet() {
        return goal == null || goal.isMetBy(this);
    }

    /** What is wanted of a figure. */
    record Goal(Of of, double limit) {

        enum Of {
            MOST,
            LEAST,
            MOST_TIMES_BASE
        }

        static Goal atMost(double limit) {
            return new Goal(Of.MOST, limit);
        }

        static Goal atLeast(double limit) {
            return new Goal(Of.LEAST, limit);
        }

        static Goal atMostTimesBase(double limit) {
            return new Goal(Of.MOST_TIMES_BASE, limit);
        }

        boolean isMetBy(Figure figure) {
            return switch (of) {
                case MOST -> figure.measured() <= limit;
                case LEAST -> figure.measured() >= limit;
                case MOST_TIMES_BASE -> figure.ratio() <= limit;
            };
        }

        String text(String unit) {
            String number = limit == Math.rint(limit)
                    ? String.format(Locale.ROOT, "%,.0f", limit)
                    : String.format(Locale.ROOT, "%.1f", limit);
            return switch (of) {
                case MOST -> "<= " + number + " " + unit;
                case LEAST -> ">= " + number + " " + unit;
                case MOST_TIMES_BASE -> "<= " + number + " x base";
            };
        }
    }
}
