package io.lunapark.cars.api;

import io.lunapark.cars.Breaker;
import io.lunapark.cars.FailOverEvent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * The intake as it is now. At every rest generated = stored + removed + pending + inQueue + quarantined: then missing is 0.
 *
 * @param mode where new records go
 * @param generated what the generator has sent by its own count, and what others have reported, since the clean-up
 * @param stored cars in the store, without those that operators removed
 * @param pending records in the fallback store
 * @param inQueue records on their way to the store
 * @param queueMessages in the queue, each with many records; null where it cannot be asked
 * @param quarantined records that wait for an operator
 * @param missing records that are in no place; a record under way may be so for a moment
 * @param oldestWaitingSeconds of the fallback store; null where nothing waits
 * @param storedPerMinute of the last minute
 * @param breakerHistory its last changes, the newest first
 * @param failOverEvents the last lines of the log of the fail-over, the newest first
 */
@Serdeable
@Schema(name = "CarIntake")
public record IntakeBody(
        Instant at,
        Breaker.Mode mode,
        Breaker.State breaker,
        int failuresInARow,
        long generated,
        long stored,
        long removed,
        long pending,
        long inQueue,
        @Nullable Long queueMessages,
        long quarantined,
        long missing,
        @Nullable Long oldestWaitingSeconds,
        long storedPerMinute,
        GeneratorBody generator,
        List<BreakerChange> breakerHistory,
        List<FailOverEvent> failOverEvents) {

    /** When the breaker was given that state. */
    @Serdeable
    @Schema(name = "BreakerChange")
    public record BreakerChange(Breaker.State state, Instant at) {}
}
