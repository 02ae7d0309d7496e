package io.lunapark.doors.store;

import io.lunapark.doors.Door;
import io.lunapark.doors.Door.GroupAtDoor;
import io.lunapark.doors.Level;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;
import java.util.UUID;

/** A door without its groups. @param place in its building, from 1 */
@MappedEntity("door")
record DoorRow(@Id UUID id, UUID buildingId, int place, String name, Level level, long version) {

    static DoorRow of(int place, Door door) {
        return new DoorRow(door.id(), door.buildingId(), place, door.name(), door.level(), door.version());
    }

    Door door(List<GroupAtDoor> groups) {
        return new Door(id, buildingId, name, level, groups, version);
    }
}
