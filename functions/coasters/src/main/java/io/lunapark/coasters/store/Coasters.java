package io.lunapark.coasters.store;

import io.lunapark.coasters.Alert;
import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterNumber;
import io.lunapark.coasters.CoasterProblem.CoasterNotFound;
import io.lunapark.coasters.Wagon;
import io.lunapark.kernel.Decision;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The coasters in Postgres. The row of a coaster is the lock for all that belongs to it. */
@Singleton
public final class Coasters {

    /** A number that no coaster had before. */
    public CoasterNumber nextNumber(Handle db) {
        return new CoasterNumber(db.createQuery("select nextval('coaster_number')")
                .mapTo(Long.class)
                .one());
    }

    /** The coaster with its wagons and open alerts, locked until the transaction ends. */
    public Decision<Coaster> lock(Handle db, UUID id) {
        // Read after the lock is held: what was read before it may be what another command has just changed.
        return db.createQuery("select * from coaster where id = :id and removed_at is null for update")
                .bind("id", id)
                .map((row, ctx) -> CoasterRows.coaster(row, wagons(db, id), openAlerts(db, id)))
                .findOne()
                .map(coaster -> Decision.<Coaster>accepted(coaster))
                .orElseGet(() -> Decision.refused(new CoasterNotFound(id)));
    }

    public Coaster insert(Handle db, Coaster coaster) {
        CoasterRows.bind(db.createUpdate("""
                                insert into coaster (id, number, name, staff, daily_clients, track_length_m, opens_at,
                                    closes_at, min_headway_seconds, version, next_wagon_number)
                                values (:id, :number, :name, :staff, :dailyClients, :trackLengthM, :opensAt,
                                    :closesAt, :minHeadwaySeconds, :version, :nextWagonNumber)
                                """), coaster).execute();
        storeAlerts(db, coaster);
        return coaster;
    }

    /** Stores what is different between two states of a coaster that is locked. */
    public Coaster replace(Handle db, Coaster before, Coaster after) {
        CoasterRows.bind(db.createUpdate("""
                                update coaster set name = :name, staff = :staff, daily_clients = :dailyClients,
                                    opens_at = :opensAt, closes_at = :closesAt, min_headway_seconds = :minHeadwaySeconds,
                                    version = :version, next_wagon_number = :nextWagonNumber
                                where id = :id
                                """), after).execute();
        storeWagons(db, before, after);
        storeAlerts(db, after);
        return after;
    }

    /** The row stays, which keeps number and history, but queries do not find it any more. */
    public Coaster remove(Handle db, Coaster removed) {
        db.createUpdate("update coaster set removed_at = now(), version = :version where id = :id")
                .bind("id", removed.id())
                .bind("version", removed.version())
                .execute();
        storeAlerts(db, removed);
        return removed;
    }

    /** Which coaster an alert is about, and whether it is still open. */
    public Optional<AlertPlace> alert(Handle db, UUID alertId) {
        return db.createQuery("select coaster_id, resolved_at is null as open from alert where id = :id")
                .bind("id", alertId)
                .map((row, ctx) -> new AlertPlace(row.getObject("coaster_id", UUID.class), row.getBoolean("open")))
                .findOne();
    }

    private static List<Wagon> wagons(Handle db, UUID coasterId) {
        return db.createQuery("select * from wagon where coaster_id = :id order by number")
                .bind("id", coasterId)
                .map(CoasterRows.WAGON)
                .list();
    }

    private static List<Alert> openAlerts(Handle db, UUID coasterId) {
        return db.createQuery("select * from alert where coaster_id = :id and resolved_at is null order by id")
                .bind("id", coasterId)
                .map(CoasterRows.ALERT)
                .list();
    }

    private static void storeWagons(Handle db, Coaster before, Coaster after) {
        PreparedBatch upserts = db.prepareBatch("""
                insert into wagon (id, coaster_id, number, seats, speed_mps, version)
                values (:id, :coasterId, :number, :seats, :speedMps, :version)
                on conflict (id) do update set
                    seats = excluded.seats, speed_mps = excluded.speed_mps, version = excluded.version
                """);
        after.wagons().stream()
                .filter(wagon -> !before.wagons().contains(wagon))
                .forEach(wagon -> upserts.bind("id", wagon.id())
                        .bind("coasterId", after.id())
                        .bind("number", CoasterRows.ordinal(wagon.number()))
                        .bind("seats", wagon.seats())
                        .bind("speedMps", wagon.speedMps())
                        .bind("version", wagon.version())
                        .add());
        if (upserts.size() > 0) {
            upserts.execute();
        }
        before.wagons().stream()
                .map(Wagon::id)
                .filter(id -> after.wagon(id).isEmpty())
                .forEach(id -> db.execute("delete from wagon where id = ?", id));
    }

    private static void storeAlerts(Handle db, Coaster coaster) {
        if (coaster.alerts().isEmpty()) {
            return;
        }
        PreparedBatch upserts = db.prepareBatch("""
                insert into alert (id, coaster_id, code, severity, wagons, staff, capacity, staffed_capacity, opened_at,
                    acknowledged_at, resolved_at)
                values (:id, :coasterId, :code, :severity, :wagons, :staff, :capacity, :staffedCapacity, :openedAt,
                    :acknowledgedAt, :resolvedAt)
                on conflict (id) do update set
                    wagons = excluded.wagons, staff = excluded.staff, capacity = excluded.capacity,
                    staffed_capacity = excluded.staffed_capacity, acknowledged_at = excluded.acknowledged_at,
                    resolved_at = excluded.resolved_at
                """);
        coaster.alerts()
                .forEach(alert -> CoasterRows.bind(upserts.bind("coasterId", coaster.id()), alert)
                        .add());
        upserts.execute();
    }

    /** @param open false once the problem is gone */
    public record AlertPlace(UUID coasterId, boolean open) {}
}
