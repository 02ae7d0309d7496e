package io.lunapark.doors;

import io.lunapark.doors.BuildingEvent.BuildingAdded;
import io.lunapark.doors.BuildingEvent.BuildingLocked;
import io.lunapark.doors.BuildingEvent.BuildingReleased;
import io.lunapark.doors.DoorEvent.DoorAdded;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.DomainEvent;
import io.lunapark.kernel.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A building and which doors it has, which never changes; each {@link Door} counts its own changes.
 *
 * @param name 4 to 20 characters, unique
 * @param locked in lockdown: its doors open for security and admins only
 */
public record Building(UUID id, String name, List<UUID> doorIds, boolean locked, long version) {

    public Building {
        name = DoorLimits.name(name, DoorLimits.MIN_BUILDING_NAME, DoorLimits.MAX_BUILDING_NAME, "name");
        doorIds = List.copyOf(doorIds);
        DoorLimits.check(version >= 1, "version");
    }

    /** A new building. That its name and the names of its doors are free is checked where buildings are stored. */
    public static Decision<Added> add(String name, List<NewDoor> newDoors, Ids ids) {
        DoorLimits.check(!newDoors.isEmpty() && newDoors.size() <= DoorLimits.MAX_DOORS, "number of doors");
        UUID id = ids.next();
        List<Door> doors = newDoors.stream()
                .map(door -> new Door(ids.next(), id, door.name(), door.level(), List.of(), 1))
                .toList();
        Building building = new Building(id, name, doors.stream().map(Door::id).toList(), false, 1);
        List<DomainEvent> events = new ArrayList<>(List.of(new BuildingAdded(building)));
        doors.forEach(door -> events.add(new DoorAdded(door)));
        return new Decision.Accepted<>(new Added(building, doors), events);
    }

    /** The doors of a building by default: Door 1 to Door 16, all of the low level. */
    public static List<NewDoor> defaultDoors() {
        return IntStream.rangeClosed(1, DoorLimits.DEFAULT_DOORS)
                .mapToObj(number -> new NewDoor("Door " + number, Level.low))
                .toList();
    }

    /** Emergency. Locked again changes nothing. */
    public Decision<Building> lock() {
        if (locked) {
            return Decision.accepted(this);
        }
        Building changed = new Building(id, name, doorIds, true, version + 1);
        return Decision.accepted(changed, new BuildingLocked(changed));
    }

    /** The emergency is over. Released again changes nothing. */
    public Decision<Building> release() {
        if (!locked) {
            return Decision.accepted(this);
        }
        Building changed = new Building(id, name, doorIds, false, version + 1);
        return Decision.accepted(changed, new BuildingReleased(changed));
    }

    /** A door as it is asked for. */
    public record NewDoor(String name, Level level) {}

    /** A new building with its doors. */
    public record Added(Building building, List<Door> doors) {}
}
