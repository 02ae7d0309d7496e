package io.lunapark.doors.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody stood before a door, and it opened or stayed shut.
 *
 * @param userId who; {@code doorId} where, which may name nobody and nothing
 * @param doorName as it was then; null for a door that is not there
 * @param reason why it stayed shut; null where it opened
 * @param passId the guest pass that was used
 */
@Serdeable
@Schema(name = "HistoryEntry")
public record HistoryEntry(
        UUID id,
        Instant time,
        UUID doorId,
        @Nullable @Schema(example = "Storage room") String doorName,
        UUID userId,
        Outcome outcome,
        @Nullable @Schema(example = "level-too-low") String reason,
        @Nullable UUID passId,
        @Schema(example = "203.0.113.7") String sourceIp,
        String correlationId) {

    /** What the person saw. */
    public enum Outcome {
        granted,
        denied
    }
}
