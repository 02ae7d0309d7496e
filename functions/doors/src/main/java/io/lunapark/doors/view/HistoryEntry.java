package io.lunapark.doors.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One attempt to open a door, and its outcome.
 *
 * @param userId who; {@code doorId} where; either may not exist
 * @param doorName as it was then; null for a door that is not there
 * @param reason why it stayed shut; null where it opened
 * @param passId the guest pass that was used
 */
@Serdeable
public record HistoryEntry(
        UUID id,
        Instant time,
        UUID doorId,
        @Nullable String doorName,
        UUID userId,
        Outcome outcome,
        @Nullable String reason,
        @Nullable UUID passId,
        String sourceIp,
        String correlationId) {

    /** A document that lacks something is read all the same, as if we had written it without. */
    public static boolean isWhole(@Nullable HistoryEntry entry) {
        return entry != null
                && Stream.of(
                                entry.id,
                                entry.time,
                                entry.doorId,
                                entry.userId,
                                entry.outcome,
                                entry.sourceIp,
                                entry.correlationId)
                        .allMatch(Objects::nonNull);
    }

    /** What the person saw. */
    public enum Outcome {
        granted,
        denied
    }
}
