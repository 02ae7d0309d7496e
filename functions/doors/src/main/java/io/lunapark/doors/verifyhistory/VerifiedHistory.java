package io.lunapark.doors.verifyhistory;

import io.lunapark.doors.history.Finding;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * How much of the history was looked at, and what is wrong with it.
 *
 * @param intact nothing is wrong with what was looked at
 * @param checkpoints how many were looked at, as of {@code entries}
 * @param sealedUntil what is younger can not be verified yet; null while nothing was sealed
 * @param nextCursor leads to the rest of what was asked for; null when it was looked at to the end
 */
@Serdeable
@Schema(name = "VerifiedHistory")
public record VerifiedHistory(
        boolean intact,
        @Schema(example = "42") long checkpoints,
        @Schema(example = "1380") long entries,
        @Nullable Instant sealedUntil,
        List<Found> findings,
        @Nullable String nextCursor) {

    /**
     * @param checkpoint number of the one that shows it, or of the one that is missing
     * @param door whose entries; null where it is the checkpoint itself
     * @param from when it may have been, as {@code until}; null where nobody can know
     */
    @Serdeable
    @Schema(name = "TamperingFound")
    public record Found(
            @Schema(example = "removed") String kind,
            @Schema(example = "17") long checkpoint,
            @Nullable String door,
            @Nullable Instant from,
            @Nullable Instant until) {

        static Found of(Finding finding) {
            return new Found(
                    finding.kind().code(), finding.checkpoint(), finding.door(), finding.from(), finding.until());
        }
    }
}
