package io.lunapark.coasters.store;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterNumber;
import io.lunapark.coasters.CoasterProblem.AlertNotFound;
import io.lunapark.coasters.CoasterProblem.AlertResolved;
import io.lunapark.coasters.CoasterProblem.CoasterNotFound;
import io.lunapark.coasters.Wagon;
import io.lunapark.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** The coasters in Postgres. The row of a coaster is the lock for all that belongs to it. */
@Singleton
public final class Coasters {

    private final CoasterRows coasters;
    private final WagonRows wagons;
    private final AlertRows alerts;

    Coasters(CoasterRows coasters, WagonRows wagons, AlertRows alerts) {
        this.coasters = coasters;
        this.wagons = wagons;
        this.alerts = alerts;
    }

    /** A number that no coaster had before. */
    public CoasterNumber nextNumber() {
        return new CoasterNumber(coasters.nextNumber());
    }

    /**
     * The coaster with its wagons and open alerts, locked until the transaction ends.
     *
     * @throws ProblemException {@code coaster-not-found}
     */
    public Coaster lock(UUID id) {
        // Read after the lock is held: what was read before it may be what another command has just changed.
        return coasters.lock(id)
                .map(row -> row.coaster(
                        wagons.findByCoasterIdOrderByNumber(id),
                        alerts.findByCoasterIdAndResolvedAtIsNullOrderById(id)))
                .orElseThrow(() -> new ProblemException(new CoasterNotFound(id)));
    }

    public void insert(Coaster coaster) {
        coasters.save(CoasterRow.of(coaster, null));
        storeAlerts(coaster);
    }

    /** Stores what is different between two states of a coaster that is locked. */
    public void replace(Coaster before, Coaster after) {
        coasters.update(CoasterRow.of(after, null));
        storeWagons(before, after);
        storeAlerts(after);
    }

    /** The coaster stays, so that its number and its history do; but no call finds it any more. */
    public void remove(Coaster removed, Instant now) {
        coasters.update(CoasterRow.of(removed, now));
        storeAlerts(removed);
    }

    /**
     * The coaster that an open alert is about, locked.
     *
     * @throws ProblemException {@code alert-not-found} or {@code alert-resolved}
     */
    public Coaster lockByOpenAlert(UUID alertId) {
        AlertRow alert = alerts.findById(alertId).orElseThrow(() -> new ProblemException(new AlertNotFound(alertId)));
        if (alert.resolvedAt() != null) {
            throw new ProblemException(new AlertResolved(alertId));
        }
        return lock(alert.coasterId());
    }

    private void storeWagons(Coaster before, Coaster after) {
        wagons.store(after.wagons().stream()
                .filter(Predicate.not(before.wagons()::contains))
                .map(wagon -> WagonRow.of(after.id(), wagon))
                .toList());
        List<UUID> removed = before.wagons().stream()
                .map(Wagon::id)
                .filter(id -> after.wagon(id).isEmpty())
                .toList();
        if (!removed.isEmpty()) {
            wagons.deleteByIdIn(removed);
        }
    }

    private void storeAlerts(Coaster coaster) {
        alerts.store(coaster.alerts().stream()
                .map(alert -> AlertRow.of(coaster.id(), alert))
                .toList());
    }
}
