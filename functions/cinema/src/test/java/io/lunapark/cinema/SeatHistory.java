package io.lunapark.cinema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that has become of one seat, step by step: whether it ever had two owners. */
final class SeatHistory {

    /** What a step is. */
    enum Kind {
        HELD,
        SOLD,
        RELEASED
    }

    /**
     * Something that became of the seat.
     *
     * @param owner the reservation; null for a release
     * @param at by the database's clock
     * @param until the promised end of a hold
     */
    record Step(
            long version,
            Kind kind,
            @Nullable String owner,
            Instant at,
            @Nullable Instant until) {}

    private SeatHistory() {}

    /** What is wrong; empty where the seat never had two owners at any instant. */
    static List<String> faults(List<Step> steps) {
        List<Step> inOrder =
                steps.stream().sorted(Comparator.comparingLong(Step::version)).toList();
        List<String> faults = new ArrayList<>();
        Step before = new Step(0, Kind.RELEASED, null, Instant.MIN, null);
        for (Step step : inOrder) {
            if (step.version() != before.version() + 1) {
                faults.add("after version " + before.version() + " comes " + step);
            }
            if (step.kind() == Kind.RELEASED) {
                if (before.kind() == Kind.RELEASED) {
                    faults.add("free twice: " + step);
                }
            } else if (!isFreeFor(step, before)) {
                faults.add("taken from its owner: " + before + " by " + step);
            }
            before = step;
        }
        return faults;
    }

    private static boolean isFreeFor(Step next, Step before) {
        return switch (before.kind()) {
            case RELEASED -> true;
            case SOLD -> false;
            case HELD ->
                next.kind() == Kind.SOLD && next.owner() != null && next.owner().equals(before.owner())
                        || before.until() != null && !next.at().isBefore(before.until());
        };
    }
}
