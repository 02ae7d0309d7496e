package io.lunapark.acceptance.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** A part of a test that lasts for a given time: what was acknowledged in it. */
record Phase(List<Load.Accepted> accepted) {

    static Phase of(Load load, Duration length) {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        await().atMost(length.plusSeconds(5)).until(() -> System.nanoTime() >= end);
        return new Phase(load.accepted().stream()
                .filter(command -> command.at() > start && command.at() < end)
                .toList());
    }

    /** Half of the commands took no longer than this. */
    Duration median() {
        List<Duration> sorted =
                accepted.stream().map(Load.Accepted::took).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    @Override
    public String toString() {
        return "%d commands, median %.1f ms".formatted(accepted.size(), median().toNanos() / 1e6);
    }
}
