package io.lunapark.doors.store;

import static io.lunapark.platform.store.Columns.ids;

import io.lunapark.doors.Door;
import io.lunapark.doors.Door.GroupAtDoor;
import io.lunapark.doors.DoorsProblem.DoorNameTaken;
import io.lunapark.doors.DoorsProblem.DoorNotFound;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.seal.StoredEntry;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.ViolatedConstraint;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The doors in Postgres, each with the groups that have it. */
@Singleton
public final class Doors {

    private final DoorRows rows;
    private final Schedules schedules;

    Doors(DoorRows rows, Schedules schedules) {
        this.rows = rows;
        this.schedules = schedules;
    }

    /** The doors of a new building, in their order. Refused when two have one name. */
    Decision<List<Door>> insert(List<Door> doors) {
        rows.insert(IntStream.range(0, doors.size())
                .mapToObj(i -> DoorRow.of(i + 1, doors.get(i)))
                .toList());
        Set<UUID> stored = Set.copyOf(idsOf(doors.getFirst().buildingId()));
        return doors.stream()
                .filter(door -> !stored.contains(door.id()))
                .findFirst()
                .map(second -> Decision.<List<Door>>refused(new DoorNameTaken(second.name())))
                .orElseGet(() -> Decision.accepted(doors));
    }

    /** In their order. */
    List<UUID> idsOf(UUID buildingId) {
        return rows.idsOf(buildingId);
    }

    /** Under which names attempts are recorded: every door there is, none is ever removed, and those that are not there. */
    public List<String> recorded() {
        return Stream.concat(rows.ids().stream(), Stream.of(StoredEntry.UNKNOWN_DOOR))
                .toList();
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
        String[] wanted = ids(ids);
        rows.lock(wanted);
        // Read after the lock is held: what was read before it may be what another command has just changed.
        List<Door> doors = rows.find(wanted).stream()
                .map(row -> row.door(groups(row.id())))
                .toList();
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
            rows.update(door.id(), door.name(), door.level(), door.version());
            return Decision.accepted(door);
        } catch (DataAccessException refusal) {
            if (ViolatedConstraint.is("door_name_once", refusal)) {
                return Decision.refused(new DoorNameTaken(door.name()));
            }
            throw refusal;
        }
    }

    private List<GroupAtDoor> groups(UUID doorId) {
        return rows.groups(doorId).stream()
                .map(group -> new GroupAtDoor(group.id(), schedules.read(group.schedule())))
                .toList();
    }
}
