package io.lunapark.doors.store;

import io.lunapark.doors.Level;
import io.lunapark.doors.Membership;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member of a building. @param validUntil null for good */
@MappedEntity("membership")
record MembershipRow(
        @Id UUID userId,
        UUID buildingId,
        Level level,
        @Nullable Instant validUntil) {

    static MembershipRow of(UUID userId, Membership membership) {
        return new MembershipRow(userId, membership.buildingId(), membership.level(), membership.validUntil());
    }

    Membership membership() {
        return new Membership(buildingId, level, validUntil);
    }
}
