package io.lunapark.doors.api;

import io.lunapark.doors.Level;
import io.lunapark.doors.Membership;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A membership as callers see it. */
@Serdeable
@Schema(name = "Membership")
public record MembershipBody(
        UUID userId,
        UUID buildingId,
        @Schema(example = "low") Level level,
        @Nullable Instant validUntil) {

    public static MembershipBody of(UUID userId, Membership membership) {
        return new MembershipBody(userId, membership.buildingId(), membership.level(), membership.validUntil());
    }
}
