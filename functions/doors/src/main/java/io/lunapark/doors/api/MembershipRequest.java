package io.lunapark.doors.api;

import io.lunapark.doors.Level;
import io.lunapark.doors.Membership;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A membership of a building.
 *
 * @param validUntil the first moment at which it no longer counts; left out without an end
 */
@Serdeable
@Schema(name = "GrantMembership")
public record MembershipRequest(
        @Schema(example = "low") Level level,

        @Nullable @Schema(example = "2099-12-31T22:00:00.000Z")
        Instant validUntil) {

    public MembershipRequest {
        new Membership(new UUID(0, 0), level, validUntil);
    }

    public Membership of(UUID buildingId) {
        return new Membership(buildingId, level, validUntil);
    }
}
