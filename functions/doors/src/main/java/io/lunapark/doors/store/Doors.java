package io.lunapark.doors.store;

import io.lunapark.doors.Door;
import io.lunapark.doors.Door.GroupAtDoor;
import io.lunapark.doors.DoorsProblem.DoorNameTaken;
import io.lunapark.doors.DoorsProblem.DoorNotFound;
import io.lunapark.doors.Level;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.seal.StoredEntry;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The doors in Postgres, each with the groups that have it. */
@Singleton
public final class Doors {

    private final Database database;
    private final Schedules schedules;

    Doors(Database database, Schedules schedules) {
        this.database = database;
        this.schedules = schedules;
    }

    /** The doors of a new building, in their order. Refused when two have one name. */
    Decision<List<Door>> insert(List<Door> doors) {
        PreparedBatch inserts = database.handle().prepareBatch("""
                insert into door (id, building_id, place, name, level, version)
                values (:id, :buildingId, :place, :name, :level, :version)
                on conflict (building_id, name_key(name)) where not twin do nothing
                """);
        for (int i = 0; i < doors.size(); i++) {
            Door door = doors.get(i);
            inserts.bind("id", door.id())
                    .bind("buildingId", door.buildingId())
                    .bind("place", i + 1)
                    .bind("name", door.name())
                    .bind("level", door.level().name())
                    .bind("version", door.version())
                    .add();
        }
        int[] made = inserts.execute();
        for (int i = 0; i < made.length; i++) {
            if (made[i] == 0) {
                return Decision.refused(new DoorNameTaken(doors.get(i).name()));
            }
        }
        return Decision.accepted(doors);
    }

    /** Under which names attempts are recorded: every door there is, none is ever removed, and those that are not there. */
    public List<String> recorded() {
        return database.handle()
                .createQuery("select id::text from door union all select :unknown")
                .bind("unknown", StoredEntry.UNKNOWN_DOOR)
                .mapTo(String.class)
                .list();
    }

    /** @throws ProblemException {@code door-not-found} */
    public Door lock(UUID id) {
        return lockAll(List.of(id)).getFirst();
    }

    /**
     * Locked until the transaction ends, in the order of their ids.
     *
     * @throws ProblemException {@code door-not-found} for the first that is not there
     */
    public List<Door> lockAll(Collection<UUID> ids) {
        database.handle()
                .createQuery("select id from door where id = any(:ids) order by id for no key update")
                .bindArray("ids", UUID.class, ids)
                .mapTo(UUID.class)
                .list();
        // Read after the lock is held: what was read before it may be what another command has just changed.
        List<Door> doors = database.handle()
                .createQuery("select * from door where id = any(:ids) order by id")
                .bindArray("ids", UUID.class, ids)
                .map((row, ctx) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Door(
                            id,
                            row.getObject("building_id", UUID.class),
                            row.getString("name"),
                            Level.valueOf(row.getString("level")),
                            groups(id),
                            row.getLong("version"));
                })
                .list();
        ids.stream()
                .filter(id -> doors.stream().noneMatch(door -> door.id().equals(id)))
                .findFirst()
                .ifPresent(missing -> {
                    throw new ProblemException(new DoorNotFound(missing));
                });
        return doors;
    }

    /** Refused when the name belongs to another door of the building. Groups are stored as such. */
    public Decision<Door> replace(Door door) {
        try {
            database.handle()
                    .createUpdate("""
                            update door
                            set name = :name, level = :level, version = :version, twin = twin and name = :name
                            where id = :id
                            """)
                    .bind("id", door.id())
                    .bind("name", door.name())
                    .bind("level", door.level().name())
                    .bind("version", door.version())
                    .execute();
            return Decision.accepted(door);
        } catch (JdbiException refusal) {
            if (ViolatedConstraint.is("door_name_once", refusal)) {
                return Decision.refused(new DoorNameTaken(door.name()));
            }
            throw refusal;
        }
    }

    private List<GroupAtDoor> groups(UUID doorId) {
        return database.handle()
                .createQuery("""
                        select id, schedule from door_group join group_door on group_id = id
                        where door_id = :id and left_at is null
                        """)
                .bind("id", doorId)
                .map((row, ctx) ->
                        new GroupAtDoor(row.getObject("id", UUID.class), schedules.read(row.getString("schedule"))))
                .list();
    }
}
