package io.lunapark.doors.sealed;

import io.lunapark.kernel.seal.Finding;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * How much of the history was looked at, and what is wrong with it.
 *
 * @param from the begin of what was looked at
 * @param to its end; null where it goes to the end of the logs, with what no checkpoint covers
 * @param intact nothing is wrong with what was looked at
 * @param checkpoints how many were looked at, as of {@code entries}
 * @param sealedUntil what is younger, in one log or the other, can not be verified yet; null while nothing was sealed
 * @param nextCursor leads to the rest of what was asked for; null when it was looked at to the end
 */
@Serdeable
@Schema(name = "VerifiedHistory")
public record VerifiedHistory(
        Instant from,
        @Nullable Instant to,
        boolean intact,
        @Schema(example = "42") long checkpoints,
        @Schema(example = "1380") long entries,
        @Nullable Instant sealedUntil,
        List<Found> findings,
        @Nullable String nextCursor) {

    /**
     * @param log {@code doors} or {@code commands}
     * @param checkpoint number of the one that shows it, or of the one that is missing
     * @param door whose entries, or of which day; null where it is the checkpoint itself
     * @param from when it may have been, as {@code until}; null where it cannot be known
     * @param place of the one entry that is meant; null where it is about several
     */
    @Serdeable
    @Schema(name = "TamperingFound")
    public record Found(
            @Schema(example = "removed") String kind,
            @Schema(example = "doors") String log,
            @Schema(example = "17") long checkpoint,
            @Nullable String door,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String place) {

        static Found of(String log, Finding finding) {
            return new Found(
                    finding.kind().code(),
                    log,
                    finding.checkpoint(),
                    finding.door(),
                    finding.from(),
                    finding.until(),
                    finding.place());
        }
    }
}
