package io.lunapark.cars;

import java.time.Instant;

/**
 * A line of the log of the fail-over. Records and durations add up: an event counts from the one before of its kind.
 *
 * @param records FALLBACK: waiting then; QUEUE: that went to the fallback since the last time; RECOVERY_STARTED: waiting;
 *     RECOVERY_COMPLETED: that left the fallback since the last time
 * @param millis since the change that it ends; 0 where it begins something
 */
public record FailOverEvent(Name name, Instant at, long records, long millis) {

    public enum Name {
        MASTER_FAILURE_DETECTED,
        STATE_TRANSITION_TO_FALLBACK,
        STATE_TRANSITION_TO_QUEUE,
        RECOVERY_STARTED,
        RECOVERY_COMPLETED
    }
}
