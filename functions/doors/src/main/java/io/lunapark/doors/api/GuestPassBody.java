package io.lunapark.doors.api;

import io.lunapark.doors.GuestPass;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A guest pass as callers see it. @param usesLeft 0 for one that is used up */
@Serdeable
@Schema(name = "GuestPass")
public record GuestPassBody(
        UUID id,
        UUID userId,
        List<UUID> doorIds,
        Instant validFrom,
        Instant validUntil,
        @Schema(example = "2") int maxUses,
        @Schema(example = "1") int usesLeft) {

    /** @param used how often it has opened a door */
    public static GuestPassBody of(UUID userId, GuestPass pass, int used) {
        return new GuestPassBody(
                pass.id(),
                userId,
                pass.doorIds(),
                pass.validFrom(),
                pass.validUntil(),
                pass.maxUses(),
                Math.max(0, pass.maxUses() - used));
    }
}
