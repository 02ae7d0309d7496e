package io.lunapark.doors.store;

import io.lunapark.doors.Door;
import io.lunapark.doors.DoorsProblem.GroupNameTaken;
import io.lunapark.doors.DoorsProblem.GroupNotFound;
import io.lunapark.doors.Group;
import io.lunapark.doors.Group.Spread;
import io.lunapark.doors.Holder;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;

/** The groups in Postgres. To store one is to store what it means for each of its doors and people. */
@Singleton
public final class Groups {

    private final Database database;
    private final Schedules schedules;
    private final Doors doors;
    private final Holders holders;

    Groups(Database database, Schedules schedules, Doors doors, Holders holders) {
        this.database = database;
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
        return read("select * from door_group where id = :id and removed_at is null for no key update", id)
                .orElseThrow(() -> new ProblemException(new GroupNotFound(id)));
    }

    /** One that is gone already, locked as well. */
    public Optional<Group> lockRemoved(UUID id) {
        return read("select * from door_group where id = :id and removed_at is not null for no key update", id);
    }

    /** Refused when the name belongs to another group, also when that has happened only now. */
    public Decision<Spread> insert(Group group) {
        return spread(group, () -> {
            int made = bind(database.handle().createUpdate("""
                                    insert into door_group (id, name, schedule, version)
                                    values (:id, :name, :schedule::jsonb, :version)
                                    on conflict (name_key(name)) where removed_at is null and not twin do nothing
                                    """), group).execute();
            return made == 1 ? Decision.accepted(group) : Decision.refused(new GroupNameTaken(group.name()));
        });
    }

    public Decision<Spread> replace(Group group) {
        return spread(group, () -> {
            try {
                bind(database.handle().createUpdate("""
                                        update door_group
                                        set name = :name, schedule = :schedule::jsonb, version = :version,
                                            twin = twin and name = :name
                                        where id = :id
                                        """), group).execute();
                return Decision.accepted(group);
            } catch (JdbiException refusal) {
                if (ViolatedConstraint.is("door_group_name_once", refusal)) {
                    return Decision.refused(new GroupNameTaken(group.name()));
                }
                throw refusal;
            }
        });
    }

    public Decision<Spread> remove(Group removed) {
        return spread(removed, () -> {
            database.handle()
                    .execute(
                            "update door_group set removed_at = now(), version = ? where id = ?",
                            removed.version(),
                            removed.id());
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
        List<UUID> doorIds = touched("group_door", "door_id", group.id(), group.doorIds());
        List<UUID> userIds = touched("group_person", "user_id", group.id(), group.userIds());
        List<Door> doorsBefore = doors.lockAll(doorIds);
        List<Holder> peopleBefore = holders.lockAll(userIds);
        return group.spread(doorsBefore, peopleBefore)
                .then(after -> row.get().map(stored -> {
                    storeDoors(doorsBefore, after.doors());
                    storePeople(peopleBefore, after.people());
                    storeMembers("group_door", "door_id", group.id(), group.doorIds());
                    storeMembers("group_person", "user_id", group.id(), group.userIds());
                    return after;
                }));
    }

    private Update bind(Update statement, Group group) {
        return statement
                .bind("id", group.id())
                .bind("name", group.name())
                .bind("schedule", schedules.write(group.schedule()))
                .bind("version", group.version());
    }

    private void storeDoors(List<Door> before, List<Door> after) {
        after.stream().filter(door -> !before.contains(door)).forEach(door -> doors.replace(door));
    }

    private void storePeople(List<Holder> before, List<Holder> after) {
        for (int i = 0; i < after.size(); i++) {
            holders.replace(before.get(i), after.get(i));
        }
    }

    /** Who is in it, or left it within a day: no event is ever as late as that. */
    private List<UUID> touched(String table, String column, UUID groupId, List<UUID> wanted) {
        TreeSet<UUID> touched = new TreeSet<>(wanted);
        touched.addAll(database.handle()
                .createQuery("""
                        select <column> from <table>
                        where group_id = :id and (left_at is null or left_at > now() - interval '1 day')
                        """)
                .define("table", table)
                .define("column", column)
                .bind("id", groupId)
                .mapTo(UUID.class)
                .list());
        return List.copyOf(touched);
    }

    private void storeMembers(String table, String column, UUID groupId, List<UUID> wanted) {
        database.handle()
                .createUpdate("""
                        update <table> set left_at = now()
                        where group_id = :id and left_at is null and <column> <> all(:wanted)
                        """)
                .define("table", table)
                .define("column", column)
                .bind("id", groupId)
                .bindArray("wanted", UUID.class, wanted)
                .execute();
        database.handle()
                .createUpdate("""
                        insert into <table> (group_id, <column>) select :id, wanted from unnest(:wanted) wanted
                        on conflict (group_id, <column>) do update set left_at = null
                        """)
                .define("table", table)
                .define("column", column)
                .bind("id", groupId)
                .bindArray("wanted", UUID.class, wanted)
                .execute();
    }

    private Optional<Group> read(String sql, UUID id) {
        return database.handle()
                .createQuery(sql)
                .bind("id", id)
                .map((row, ctx) -> new Group(
                        id,
                        row.getString("name"),
                        members("select door_id from group_door where group_id = :id and left_at is null", id),
                        members("select user_id from group_person where group_id = :id and left_at is null", id),
                        schedules.read(row.getString("schedule")),
                        row.getLong("version")))
                .findOne();
    }

    private List<UUID> members(String sql, UUID id) {
        return database.handle()
                .createQuery(sql)
                .bind("id", id)
                .mapTo(UUID.class)
                .list();
    }
}
