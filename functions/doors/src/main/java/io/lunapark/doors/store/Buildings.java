package io.lunapark.doors.store;

import io.lunapark.doors.Building;
import io.lunapark.doors.DoorsProblem.BuildingNameTaken;
import io.lunapark.doors.DoorsProblem.BuildingNotFound;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The buildings in Postgres. Which doors one has never changes. */
@Singleton
public final class Buildings {

    private final BuildingRows rows;
    private final Doors doors;

    Buildings(BuildingRows rows, Doors doors) {
        this.rows = rows;
        this.doors = doors;
    }

    /** Refused when the name belongs to another building, also when that has happened only now. */
    public Decision<Building.Added> insert(Building.Added added) {
        Building building = added.building();
        int made = rows.insert(building.id(), building.name(), building.locked(), building.version());
        return made == 0
                ? Decision.refused(new BuildingNameTaken(building.name()))
                : doors.insert(added.doors()).map(stored -> added);
    }

    public Building find(UUID id) {
        return found(id, rows.findById(id));
    }

    /** Locked until the transaction ends. */
    public Building lock(UUID id) {
        return found(id, rows.lock(id));
    }

    public void replace(Building building) {
        rows.update(BuildingRow.of(building));
    }

    private Building found(UUID id, Optional<BuildingRow> row) {
        return row.map(building -> building.building(doors.idsOf(id)))
                .orElseThrow(() -> new ProblemException(new BuildingNotFound(id)));
    }
}
