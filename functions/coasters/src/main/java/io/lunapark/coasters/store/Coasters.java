package io.lunapark.coasters.store;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterNumber;
import io.lunapark.coasters.CoasterProblem.AlertNotFound;
import io.lunapark.coasters.CoasterProblem.AlertResolved;
import io.lunapark.coasters.CoasterProblem.CoasterNotFound;
import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.sites.Edit;
import io.lunapark.coasters.sites.Shown;
import io.lunapark.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The coasters in Postgres. The row of a coaster is the lock for all that belongs to it. */
@Singleton
public final class Coasters {

    private final CoasterRows coasters;
    private final WagonRows wagons;
    private final AlertRows alerts;
    private final Edits edits;
    private final Clock clock;

    Coasters(CoasterRows coasters, WagonRows wagons, AlertRows alerts, Edits edits, Clock clock) {
        this.coasters = coasters;
        this.wagons = wagons;
        this.alerts = alerts;
        this.edits = edits;
        this.clock = clock;
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
        return coasters.lock(id).map(this::read).orElseThrow(() -> new ProblemException(new CoasterNotFound(id)));
    }

    public void insert(Coaster coaster) {
        store(Optional.empty(), new Shown(coaster, false));
        edits.changed(Optional.empty(), coaster, Optional.empty());
    }

    /** Stores what is different between two states of a coaster that is locked. */
    public void replace(Coaster before, Coaster after) {
        replace(before, after, Optional.empty());
    }

    /** @param resolves the lost edit that is applied again by this */
    public void replace(Coaster before, Coaster after, Optional<UUID> resolves) {
        store(Optional.of(before), new Shown(after, false));
        edits.changed(Optional.of(before), after, resolves);
    }

    /** The coaster stays, so that its number and its history do; but no call finds it any more. */
    public void remove(Coaster removed) {
        remove(removed, Optional.empty());
    }

    /** @param resolves the lost edit that is applied again by this */
    public void remove(Coaster removed, Optional<UUID> resolves) {
        store(Optional.of(removed), new Shown(removed, true));
        edits.removed(removed, resolves);
    }

    /** Says that a lost edit stays as it is. Of its coaster, {@link #lockRemovedToo} has the lock. */
    public void dismiss(Edit lost) {
        edits.dismissed(lost);
    }

    /** Locks the coaster until the transaction ends, also one that is removed. */
    public void lockRemovedToo(UUID id) {
        coasters.lockAny(id);
    }

    /** The coaster as it was agreed on, removed or not; locked until the transaction ends. */
    Optional<Shown> shown(UUID id) {
        return coasters.lockAny(id).map(row -> new Shown(read(row), row.removedAt() != null));
    }

    void show(Optional<Shown> before, Shown after) {
        store(before.map(Shown::coaster), after);
    }

    /** The other coaster that has this number. */
    Optional<UUID> holder(CoasterNumber number, UUID otherThan) {
        return coasters.holder(number.ordinal(), otherThan);
    }

    void renumber(UUID id, CoasterNumber number) {
        coasters.renumber(id, number.ordinal());
    }

    /** Until the transaction ends no other takes a number; before all other locks, so that two never wait for each other. */
    void lockNumbers() {
        coasters.lockNumbers();
    }

    /** So that no coaster gets it as a new number here. */
    void given(CoasterNumber number) {
        coasters.given(number.ordinal());
    }

    /** After the lock is held: what was read before it may be what another command has just changed. */
    private Coaster read(CoasterRow row) {
        return row.coaster(
                wagons.findByCoasterIdOrderByNumber(row.id()),
                alerts.findByCoasterIdAndResolvedAtIsNullOrderById(row.id()));
    }

    private void store(Optional<Coaster> before, Shown after) {
        CoasterRow row = CoasterRow.of(after.coaster(), after.removed() ? clock.instant() : null);
        if (before.isEmpty()) {
            coasters.save(row);
        } else {
            coasters.update(row);
        }
        storeWagons(before.map(Coaster::wagons).orElse(List.of()), after.coaster());
        storeAlerts(after.coaster());
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

    private void storeWagons(List<Wagon> before, Coaster after) {
        wagons.store(after.wagons().stream()
                .filter(Predicate.not(before::contains))
                .map(wagon -> WagonRow.of(after.id(), wagon))
                .toList());
        List<UUID> removed = before.stream()
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
