package io.lunapark.doors;

import io.lunapark.doors.GroupEvent.GroupAdded;
import io.lunapark.doors.GroupEvent.GroupChanged;
import io.lunapark.doors.GroupEvent.GroupRemoved;
import io.lunapark.kernel.Decision;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People of a group may open its doors, regardless of levels and memberships: to add a door to a group is to grant it.
 *
 * @param schedule when; null for always
 */
public record Group(
        UUID id,
        String name,
        List<UUID> doorIds,
        List<UUID> userIds,
        @Nullable Schedule schedule,
        long version) {

    public Group {
        name = DoorLimits.name(name, 1, DoorLimits.MAX_NAME, "name");
        doorIds = doorIds.stream().distinct().sorted().toList();
        userIds = userIds.stream().distinct().sorted().toList();
        DoorLimits.check(doorIds.size() <= DoorLimits.MAX_GROUP_DOORS, "number of doors");
        DoorLimits.check(userIds.size() <= DoorLimits.MAX_GROUP_PEOPLE, "number of people");
        DoorLimits.check(version >= 1, "version");
    }

    public static Decision<Group> add(
            UUID id, String name, List<UUID> doorIds, List<UUID> userIds, @Nullable Schedule schedule) {
        Group added = new Group(id, name, doorIds, userIds, schedule, 1);
        return Decision.accepted(added, new GroupAdded(added));
    }

    /** Those of these people who are not in it yet. */
    public List<UUID> joining(List<UUID> wanted) {
        return wanted.stream().distinct().filter(id -> !userIds.contains(id)).toList();
    }

    /** All of it anew. */
    public Decision<Group> change(
            String newName, List<UUID> newDoorIds, List<UUID> newUserIds, @Nullable Schedule newSchedule) {
        Group changed = new Group(id, newName, newDoorIds, newUserIds, newSchedule, version + 1);
        return Decision.accepted(changed, new GroupChanged(changed));
    }

    /**
     * What the group, as it is now, means for these doors and people: who is in it has it, and who is not has it no
     * longer.
     */
    public Decision<Spread> spread(List<Door> doors, List<Holder> people) {
        Decision<Spread> spread = Decision.accepted(new Spread(this, List.of(), List.of()));
        for (Door door : doors) {
            spread = spread.then(so ->
                    (doorIds.contains(door.id()) ? door.joinGroup(id, schedule) : door.leaveGroup(id)).map(so::with));
        }
        for (Holder person : people) {
            spread = spread.then(so ->
                    (userIds.contains(person.userId()) ? person.joinGroup(id) : person.leaveGroup(id)).map(so::with));
        }
        return spread;
    }

    /** The last event of its subject: the group, without doors and people. */
    public Decision<Group> remove() {
        Group removed = new Group(id, name, List.of(), List.of(), schedule, version + 1);
        return Decision.accepted(removed, new GroupRemoved(removed));
    }

    /** A group with the doors and the people that it has, and those that it had before. */
    public record Spread(Group group, List<Door> doors, List<Holder> people) {

        private Spread with(Door door) {
            return new Spread(
                    group, Stream.concat(doors.stream(), Stream.of(door)).toList(), people);
        }

        private Spread with(Holder person) {
            return new Spread(
                    group,
                    doors,
                    Stream.concat(people.stream(), Stream.of(person)).toList());
        }
    }
}
