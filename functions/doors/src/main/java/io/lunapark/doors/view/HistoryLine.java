package io.lunapark.doors.view;

import io.lunapark.doors.view.HistoryEntry.Outcome;
import io.lunapark.kernel.seal.StoredEntry;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * An entry as it is shown. Of one that cannot be read only its place is known.
 *
 * @param place where one is stored that cannot be read; null for all others
 * @param fault {@code unreadable}, or null
 */
@Serdeable
@Schema(name = "HistoryEntry")
public record HistoryLine(
        @Nullable UUID id,
        @Nullable Instant time,
        @Nullable UUID doorId,
        @Nullable @Schema(example = "Storage room") String doorName,
        @Nullable UUID userId,
        @Nullable Outcome outcome,
        @Nullable @Schema(example = "level-too-low") String reason,
        @Nullable UUID passId,
        @Nullable @Schema(example = "203.0.113.7") String sourceIp,
        @Nullable String correlationId,
        @Nullable String place,
        @Nullable @Schema(example = "unreadable") String fault) {

    static HistoryLine of(HistoryEntry entry) {
        return new HistoryLine(
                entry.id(),
                entry.time(),
                entry.doorId(),
                entry.doorName(),
                entry.userId(),
                entry.outcome(),
                entry.reason(),
                entry.passId(),
                entry.sourceIp(),
                entry.correlationId(),
                null,
                null);
    }

    static HistoryLine unreadable(StoredEntry stored) {
        return new HistoryLine(
                null,
                stored.time().orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                stored.place(),
                "unreadable");
    }
}
