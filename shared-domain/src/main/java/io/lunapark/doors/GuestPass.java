package io.lunapark.doors;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Opens the doors it names, whatever their level, to the one person it is for.
 *
 * @param validFrom the first moment at which it opens
 * @param validUntil the first moment at which it no longer does
 * @param maxUses how often it opens in all, 1 to 1,000
 */
public record GuestPass(UUID id, List<UUID> doorIds, Instant validFrom, Instant validUntil, int maxUses) {

    public GuestPass {
        doorIds = doorIds.stream().distinct().sorted().toList();
        DoorLimits.check(!doorIds.isEmpty() && doorIds.size() <= DoorLimits.MAX_PASS_DOORS, "number of doors");
        validFrom = DoorLimits.moment(validFrom);
        validUntil = DoorLimits.moment(validUntil);
        DoorLimits.check(validFrom.isBefore(validUntil), "window");
        DoorLimits.check(1 <= maxUses && maxUses <= DoorLimits.MAX_PASS_USES, "uses");
    }

    boolean names(Door door) {
        return doorIds.contains(door.id());
    }

    /** Why it does not open, where that is so. */
    Denial whyNot(Instant now) {
        if (now.isBefore(validFrom)) {
            return Denial.PASS_NOT_YET_VALID;
        }
        return isOver(now) ? Denial.PASS_EXPIRED : Denial.PASS_USED_UP;
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(validUntil);
    }

    boolean isValidAt(Instant now) {
        return !now.isBefore(validFrom) && now.isBefore(validUntil);
    }
}
