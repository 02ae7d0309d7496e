package io.lunapark.doors;

import io.lunapark.doors.DoorEvent.DoorChanged;
import io.lunapark.doors.DoorsProblem.TooManyPermissions;
import io.lunapark.kernel.Decision;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A door, with all that an unlock has to know about it. Every accepted change counts the version up by one and causes
 * exactly one event.
 *
 * @param name unique in its building
 * @param groups those it belongs to, with when each may open it
 */
public record Door(UUID id, UUID buildingId, String name, Level level, List<GroupAtDoor> groups, long version) {

    public Door {
        name = DoorLimits.name(name, 1, DoorLimits.MAX_NAME, "name");
        groups = groups.stream()
                .sorted(Comparator.comparing(GroupAtDoor::groupId))
                .toList();
        DoorLimits.check(version >= 1, "version");
    }

    /** What is left out stays as it is; nothing new changes nothing. */
    public Decision<Door> change(@Nullable String newName, @Nullable Level newLevel) {
        return changed(newName == null ? name : newName, newLevel == null ? level : newLevel, groups);
    }

    /** Belongs to the group from now on, or goes by its new schedule. */
    public Decision<Door> joinGroup(UUID groupId, @Nullable Schedule schedule) {
        GroupAtDoor joined = new GroupAtDoor(groupId, schedule);
        if (groups.contains(joined)) {
            return Decision.accepted(this);
        }
        if (groupsWithout(groupId).count() >= DoorLimits.MAX_GROUPS_OF_DOOR) {
            return Decision.refused(new TooManyPermissions("groups", DoorLimits.MAX_GROUPS_OF_DOOR));
        }
        return changed(
                name,
                level,
                Stream.concat(groupsWithout(groupId), Stream.of(joined)).toList());
    }

    public Decision<Door> leaveGroup(UUID groupId) {
        return changed(name, level, groupsWithout(groupId).toList());
    }

    private Stream<GroupAtDoor> groupsWithout(UUID groupId) {
        return groups.stream().filter(group -> !group.groupId().equals(groupId));
    }

    private Decision<Door> changed(String newName, Level newLevel, List<GroupAtDoor> newGroups) {
        Door changed = new Door(id, buildingId, newName, newLevel, newGroups, version + 1);
        boolean same = changed.name.equals(name) && newLevel == level && changed.groups.equals(groups);
        return same ? Decision.accepted(this) : Decision.accepted(changed, new DoorChanged(changed));
    }

    /**
     * A group that has this door.
     *
     * @param schedule null for always
     */
    public record GroupAtDoor(UUID groupId, @Nullable Schedule schedule) {

        boolean isOpenAt(Instant now, ZoneId venue) {
            return schedule == null || schedule.isOpenAt(now, venue);
        }
    }
}
