package io.lunapark.doors.store;

import io.lunapark.doors.Building;
import io.lunapark.doors.DoorsProblem.BuildingNameTaken;
import io.lunapark.doors.DoorsProblem.BuildingNotFound;
import io.lunapark.kernel.Decision;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The buildings in Postgres. Which doors one has never changes. */
@Singleton
public final class Buildings {

    private final Doors doors;

    Buildings(Doors doors) {
        this.doors = doors;
    }

    /** Refused when the name belongs to another building, also when that has happened only now. */
    public Decision<Building.Added> insert(Handle db, Building.Added added) {
        Building building = added.building();
        int made = db.createUpdate("""
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
                : doors.insert(db, added.doors()).map(stored -> added);
    }

    public Decision<Building> find(Handle db, UUID id) {
        return read(db, "select * from building where id = :id", id);
    }

    /** Locked until the transaction ends. */
    public Decision<Building> lock(Handle db, UUID id) {
        return read(db, "select * from building where id = :id for no key update", id);
    }

    public Building replace(Handle db, Building building) {
        db.createUpdate("update building set locked = :locked, version = :version where id = :id")
                .bind("id", building.id())
                .bind("locked", building.locked())
                .bind("version", building.version())
                .execute();
        return building;
    }

    private static Decision<Building> read(Handle db, String sql, UUID id) {
        return db.createQuery(sql)
                .bind("id", id)
                .map((row, ctx) -> new Building(
                        id, row.getString("name"), doorIds(db, id), row.getBoolean("locked"), row.getLong("version")))
                .findOne()
                .map(building -> Decision.<Building>accepted(building))
                .orElseGet(() -> Decision.refused(new BuildingNotFound(id)));
    }

    private static List<UUID> doorIds(Handle db, UUID buildingId) {
        return db.createQuery("select id from door where building_id = :id order by place")
                .bind("id", buildingId)
                .mapTo(UUID.class)
                .list();
    }
}
