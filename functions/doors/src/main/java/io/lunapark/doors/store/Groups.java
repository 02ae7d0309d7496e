package io.lunapark.doors.store;

import io.lunapark.doors.Door;
import io.lunapark.doors.DoorsProblem.GroupNameTaken;
import io.lunapark.doors.DoorsProblem.GroupNotFound;
import io.lunapark.doors.Group;
import io.lunapark.doors.Group.Spread;
import io.lunapark.doors.Holder;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import io.lunapark.platform.store.ViolatedConstraint;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** The groups in Postgres. To store one is to store what it means for each of its doors and people. */
@Singleton
public final class Groups {

    private final GroupRows rows;
    private final GroupMembers itsDoors;
    private final GroupMembers itsPeople;
    private final Schedules schedules;
    private final Doors doors;
    private final Holders holders;

    Groups(GroupRows rows, Sql sql, Schedules schedules, Doors doors, Holders holders) {
        this.rows = rows;
        this.itsDoors = GroupMembers.doors(sql);
        this.itsPeople = GroupMembers.people(sql);
        this.schedules = schedules;
        this.doors = doors;
        this.holders = holders;
    }

    /**
     * Locked until the transaction ends.
     *
     * @throws ProblemException {@code group-not-found}
     */
    public Group lock(UUID id) {
        return rows.lock(id).map(this::group).orElseThrow(() -> new ProblemException(new GroupNotFound(id)));
    }

    /** One that is gone already, locked as well. */
    public Optional<Group> lockRemoved(UUID id) {
        return rows.lockRemoved(id).map(this::group);
    }

    /** Refused when the name belongs to another group, also when that has happened only now. */
    public Decision<Spread> insert(Group group) {
        return spread(group, () -> {
            int made = rows.insert(group.id(), group.name(), schedules.write(group.schedule()), group.version());
            return made == 1 ? Decision.accepted(group) : Decision.refused(new GroupNameTaken(group.name()));
        });
    }

    public Decision<Spread> replace(Group group) {
        return spread(group, () -> {
            try {
                rows.update(group.id(), group.name(), schedules.write(group.schedule()), group.version());
                return Decision.accepted(group);
            } catch (DataAccessException refusal) {
                if (ViolatedConstraint.is("door_group_name_once", refusal)) {
                    return Decision.refused(new GroupNameTaken(group.name()));
                }
                throw refusal;
            }
        });
    }

    public Decision<Spread> remove(Group removed) {
        return spread(removed, () -> {
            rows.remove(removed.id(), removed.version());
            return Decision.accepted(removed);
        });
    }

    /** What a group that is gone already means for those who were in it lately. */
    public Decision<Spread> spreadAgain(Group removed) {
        return spread(removed, () -> Decision.accepted(removed));
    }

    /**
     * All that is or was lately in the group, as the group now wants it: stored where it changes.
     *
     * @param row stores the group itself; only after its doors were read, for they are read with its schedule
     */
    private Decision<Spread> spread(Group group, Supplier<Decision<Group>> row) {
        List<UUID> doorIds = touched(itsDoors, group.id(), group.doorIds());
        List<UUID> userIds = touched(itsPeople, group.id(), group.userIds());
        List<Door> doorsBefore = doors.lockAll(doorIds);
        List<Holder> peopleBefore = holders.lockAll(userIds);
        return group.spread(doorsBefore, peopleBefore)
                .then(after -> row.get().map(stored -> {
                    storeDoors(doorsBefore, after.doors());
                    storePeople(peopleBefore, after.people());
                    itsDoors.replace(group.id(), group.doorIds());
                    itsPeople.replace(group.id(), group.userIds());
                    return after;
                }));
    }

    private void storeDoors(List<Door> before, List<Door> after) {
        after.stream().filter(door -> !before.contains(door)).forEach(door -> doors.replace(door));
    }

    private void storePeople(List<Holder> before, List<Holder> after) {
        for (int i = 0; i < after.size(); i++) {
            holders.replace(before.get(i), after.get(i));
        }
    }

    private static List<UUID> touched(GroupMembers members, UUID groupId, List<UUID> wanted) {
        TreeSet<UUID> touched = new TreeSet<>(wanted);
        touched.addAll(members.lately(groupId));
        return List.copyOf(touched);
    }

    private Group group(GroupRow row) {
        return new Group(
                row.id(),
                row.name(),
                itsDoors.of(row.id()),
                itsPeople.of(row.id()),
                schedules.read(row.schedule()),
                row.version());
    }
}
