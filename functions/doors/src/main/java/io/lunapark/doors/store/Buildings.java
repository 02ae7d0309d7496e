package io.lunapark.doors.store;

import io.lunapark.doors.Building;
import io.lunapark.doors.DoorsProblem.BuildingNameTaken;
import io.lunapark.doors.DoorsProblem.BuildingNotFound;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** The buildings in Postgres. Which doors one has never changes. */
@Singleton
public final class Buildings {

    private final Database database;
    private final Doors doors;

    Buildings(Database database, Doors doors) {
        this.database = database;
        this.doors = doors;
    }

    /** Refused when the name belongs to another building, also when that has happened only now. */
    public Decision<Building.Added> insert(Building.Added added) {
        Building building = added.building();
        int made = database.handle()
                .createUpdate("""
                        insert into building (id, name, locked, version) values (:id, :name, :locked, :version)
                        on conflict (name_key(name)) where not twin do nothing
                        """)
                .bind("id", building.id())
                .bind("name", building.name())
                .bind("locked", building.locked())
                .bind("version", building.version())
                .execute();
        return made == 0
                ? Decision.refused(new BuildingNameTaken(building.name()))
                : doors.insert(added.doors()).map(stored -> added);
    }

    public Building find(UUID id) {
        return read("select * from building where id = :id", id);
    }

    /** Locked until the transaction ends. */
    public Building lock(UUID id) {
        return read("select * from building where id = :id for no key update", id);
    }

    public void replace(Building building) {
        database.handle()
                .createUpdate("update building set locked = :locked, version = :version where id = :id")
                .bind("id", building.id())
                .bind("locked", building.locked())
                .bind("version", building.version())
                .execute();
    }

    private Building read(String sql, UUID id) {
        return database.handle()
                .createQuery(sql)
                .bind("id", id)
                .map((row, ctx) -> new Building(
                        id, row.getString("name"), doorIds(id), row.getBoolean("locked"), row.getLong("version")))
                .findOne()
                .orElseThrow(() -> new ProblemException(new BuildingNotFound(id)));
    }

    private List<UUID> doorIds(UUID buildingId) {
        return database.handle()
                .createQuery("select id from door where building_id = :id order by place")
                .bind("id", buildingId)
                .mapTo(UUID.class)
                .list();
    }
}
