package io.lunapark.coasters.store;

import io.lunapark.coasters.Alert;
import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterNumber;
import io.lunapark.coasters.CoasterProblem.AlertNotFound;
import io.lunapark.coasters.CoasterProblem.AlertResolved;
import io.lunapark.coasters.CoasterProblem.CoasterNotFound;
import io.lunapark.coasters.Wagon;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The coasters in Postgres. The row of a coaster is the lock for all that belongs to it. */
@Singleton
public final class Coasters {

    private final Database database;

    Coasters(Database database) {
        this.database = database;
    }

    /** A number that no coaster had before. */
    public CoasterNumber nextNumber() {
        return new CoasterNumber(database.handle()
                .createQuery("select nextval('coaster_number')")
                .mapTo(Long.class)
                .one());
    }

    /**
     * The coaster with its wagons and open alerts, locked until the transaction ends.
     *
     * @throws ProblemException {@code coaster-not-found}
     */
    public Coaster lock(UUID id) {
        // Read after the lock is held: what was read before it may be what another command has just changed.
        return database.handle()
                .createQuery("select * from coaster where id = :id and removed_at is null for update")
                .bind("id", id)
                .map((row, ctx) -> CoasterRows.coaster(row, wagons(id), openAlerts(id)))
                .findOne()
                .orElseThrow(() -> new ProblemException(new CoasterNotFound(id)));
    }

    public void insert(Coaster coaster) {
        CoasterRows.bind(database.handle().createUpdate("""
                                insert into coaster (id, number, name, staff, daily_clients, track_length_m, opens_at,
                                    closes_at, min_headway_seconds, version, next_wagon_number)
                                values (:id, :number, :name, :staff, :dailyClients, :trackLengthM, :opensAt,
                                    :closesAt, :minHeadwaySeconds, :version, :nextWagonNumber)
                                """), coaster).execute();
        storeAlerts(coaster);
    }

    /** Stores what is different between two states of a coaster that is locked. */
    public void replace(Coaster before, Coaster after) {
        CoasterRows.bind(database.handle().createUpdate("""
                                update coaster set name = :name, staff = :staff, daily_clients = :dailyClients,
                                    opens_at = :opensAt, closes_at = :closesAt, min_headway_seconds = :minHeadwaySeconds,
                                    version = :version, next_wagon_number = :nextWagonNumber
                                where id = :id
                                """), after).execute();
        storeWagons(before, after);
        storeAlerts(after);
    }

    /** The coaster stays, so that its number and its history do; but nobody finds it any more. */
    public void remove(Coaster removed) {
        database.handle()
                .createUpdate("update coaster set removed_at = now(), version = :version where id = :id")
                .bind("id", removed.id())
                .bind("version", removed.version())
                .execute();
        storeAlerts(removed);
    }

    /**
     * The coaster that an open alert is about, locked.
     *
     * @throws ProblemException {@code alert-not-found} or {@code alert-resolved}
     */
    public Coaster lockByOpenAlert(UUID alertId) {
        AlertPlace place = alert(alertId).orElseThrow(() -> new ProblemException(new AlertNotFound(alertId)));
        if (!place.open()) {
            throw new ProblemException(new AlertResolved(alertId));
        }
        return lock(place.coasterId());
    }

    private Optional<AlertPlace> alert(UUID alertId) {
        return database.handle()
                .createQuery("select coaster_id, resolved_at is null as open from alert where id = :id")
                .bind("id", alertId)
                .map((row, ctx) -> new AlertPlace(row.getObject("coaster_id", UUID.class), row.getBoolean("open")))
                .findOne();
    }

    private List<Wagon> wagons(UUID coasterId) {
        return database.handle()
                .createQuery("select * from wagon where coaster_id = :id order by number")
                .bind("id", coasterId)
                .map(CoasterRows.WAGON)
                .list();
    }

    private List<Alert> openAlerts(UUID coasterId) {
        return database.handle()
                .createQuery("select * from alert where coaster_id = :id and resolved_at is null order by id")
                .bind("id", coasterId)
                .map(CoasterRows.ALERT)
                .list();
    }

    private void storeWagons(Coaster before, Coaster after) {
        PreparedBatch upserts = database.handle().prepareBatch("""
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
                .forEach(id -> database.handle().execute("delete from wagon where id = ?", id));
    }

    private void storeAlerts(Coaster coaster) {
        if (coaster.alerts().isEmpty()) {
            return;
        }
        PreparedBatch upserts = database.handle().prepareBatch("""
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
    private record AlertPlace(UUID coasterId, boolean open) {}
}
