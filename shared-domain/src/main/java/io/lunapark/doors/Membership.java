package io.lunapark.doors;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person belongs to a building.
 *
 * @param validUntil the first moment at which it no longer counts; null without an end
 */
public record Membership(
        UUID buildingId, Level level, @Nullable Instant validUntil) {

    public Membership {
        validUntil = validUntil == null ? null : DoorLimits.moment(validUntil);
    }

    public boolean isValidAt(Instant now) {
        return validUntil == null || now.isBefore(validUntil);
    }

    /** Higher or longer than another of the same building. */
    boolean isMoreThan(Membership other) {
        return !other.level.opens(level)
                || other.validUntil != null && (validUntil == null || validUntil.isAfter(other.validUntil));
    }

    boolean opensAt(Door door, Instant now) {
        return isOf(door, now) && level.opens(door.level());
    }

    boolean isOf(Door door, Instant now) {
        return buildingId.equals(door.buildingId()) && isValidAt(now);
    }
}
