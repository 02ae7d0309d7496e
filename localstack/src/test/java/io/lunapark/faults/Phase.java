package io.lunapark.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** A part of a test that lasts for a given time: what operators did in it. */
record Phase(List<Load.Accepted> accepted, List<Load.Refused> refused) {

    static Phase of(Load load, Duration length) {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        int refusedBefore = load.refused().size();
        await().atMost(length.plusSeconds(5)).until(() -> System.nanoTime() >= end);
        return new Phase(
                load.accepted().stream()
                        .filter(command -> command.at() > start && command.at() < end)
                        .toList(),
                load.refused().stream().skip(refusedBefore).toList());
    }

    @Override
    public String toString() {
        return accepted.isEmpty()
                ? "none of " + refused.size() + " commands accepted"
                : "%d commands, median %.1f ms"
                        .formatted(accepted.size(), Load.median(accepted).toNanos() / 1e6);
    }
}
