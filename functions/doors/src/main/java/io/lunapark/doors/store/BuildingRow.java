package io.lunapark.doors.store;

import io.lunapark.doors.Building;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;
import java.util.UUID;

/** A building without its doors. */
@MappedEntity("building")
record BuildingRow(@Id UUID id, String name, boolean locked, long version) {

    static BuildingRow of(Building building) {
        return new BuildingRow(building.id(), building.name(), building.locked(), building.version());
    }

    Building building(List<UUID> doorIds) {
        return new Building(id, name, doorIds, locked, version);
    }
}
