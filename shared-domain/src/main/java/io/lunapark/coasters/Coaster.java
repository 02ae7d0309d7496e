package io.lunapark.coasters;

import io.lunapark.coasters.CoasterEvent.AlertAcknowledged;
import io.lunapark.coasters.CoasterEvent.CoasterChanged;
import io.lunapark.coasters.CoasterEvent.CoasterRegistered;
import io.lunapark.coasters.CoasterEvent.CoasterRemoved;
import io.lunapark.coasters.CoasterEvent.WagonAdded;
import io.lunapark.coasters.CoasterEvent.WagonChanged;
import io.lunapark.coasters.CoasterEvent.WagonRemoved;
import io.lunapark.coasters.CoasterProblem.AlertNotFound;
import io.lunapark.coasters.CoasterProblem.AlertResolved;
import io.lunapark.coasters.CoasterProblem.TooManyWagons;
import io.lunapark.coasters.CoasterProblem.TrackLengthFixed;
import io.lunapark.coasters.CoasterProblem.WagonNotFound;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A roller coaster with its wagons and the alerts about it: what is loaded, decided on and stored as one. Every accepted
 * change counts the version up by one, causes exactly one event, and looks at the alerts again.
 *
 * @param number {@code A1}, {@code A2}, … for boards and consoles
 * @param trackLengthM metres, above 0 to 100,000, up to three decimals; never changes
 * @param version counts changes from 1
 * @param nextWagonNumber so that the number of a removed wagon is never given again
 */
public record Coaster(
        UUID id,
        CoasterNumber number,
        @Nullable String name,
        int staff,
        int dailyClients,
        BigDecimal trackLengthM,
        LocalTime opensAt,
        LocalTime closesAt,
        int minHeadwaySeconds,
        long version,
        int nextWagonNumber,
        List<Wagon> wagons,
        List<Alert> alerts) {

    public Coaster {
        name = new CoasterSettings(name, staff, dailyClients, opensAt, closesAt, minHeadwaySeconds).name();
        trackLengthM = Limits.trackLength(trackLengthM);
        Limits.check(version >= 1, "version", version);
        Limits.check(nextWagonNumber >= 1, "next wagon number", nextWagonNumber);
        Limits.within(0, wagons.size(), Limits.MAX_WAGONS, "number of wagons");
        wagons = List.copyOf(wagons);
        alerts = List.copyOf(alerts);
    }

    /** A new coaster, without wagons. That the number is new is ensured where coasters are stored. */
    public static Decision<Coaster> register(
            CoasterNumber number, CoasterSettings settings, BigDecimal trackLengthM, Instant now, Ids ids) {
        Coaster registered = of(ids.next(), number, settings, trackLengthM, 1, 1, List.of(), List.of(), now, ids);
        return Decision.accepted(registered, new CoasterRegistered(registered));
    }

    /** Other settings. A track length may be said again, as null or as any way to write the same number. */
    public Decision<Coaster> change(
            CoasterSettings settings, @Nullable BigDecimal saidTrackLengthM, Instant now, Ids ids) {
        if (saidTrackLengthM != null && saidTrackLengthM.compareTo(trackLengthM) != 0) {
            return Decision.refused(new TrackLengthFixed(trackLengthM));
        }
        Coaster changed = next(settings, nextWagonNumber, wagons, alerts, now, ids);
        return Decision.accepted(changed, new CoasterChanged(changed));
    }

    /** The end of the coaster, and with it of its alerts. The value is its last state. */
    public Decision<Coaster> remove(Instant now, Ids ids) {
        List<Alert> ended = Alert.reviewed(alerts, List.of(), now, ids);
        Coaster removed = new Coaster(
                id,
                number,
                name,
                staff,
                dailyClients,
                trackLengthM,
                opensAt,
                closesAt,
                minHeadwaySeconds,
                version + 1,
                nextWagonNumber,
                wagons,
                ended);
        return Decision.accepted(removed, new CoasterRemoved(removed));
    }

    /** One more wagon: the last one in the list. */
    public Decision<Coaster> addWagon(int seats, BigDecimal speedMps, Instant now, Ids ids) {
        if (wagons.size() == Limits.MAX_WAGONS) {
            return Decision.refused(new TooManyWagons(Limits.MAX_WAGONS));
        }
        Wagon wagon = new Wagon(ids.next(), new WagonNumber(nextWagonNumber), seats, speedMps, 1);
        List<Wagon> more = Stream.concat(wagons.stream(), Stream.of(wagon)).toList();
        Coaster changed = next(settings(), nextWagonNumber + 1, more, alerts, now, ids);
        return Decision.accepted(changed, new WagonAdded(changed, wagon.id()));
    }

    public Decision<Coaster> changeWagon(UUID wagonId, int seats, BigDecimal speedMps, Instant now, Ids ids) {
        if (wagon(wagonId).isEmpty()) {
            return Decision.refused(new WagonNotFound(id, wagonId));
        }
        List<Wagon> same = wagons.stream()
                .map(wagon -> wagon.id().equals(wagonId) ? wagon.changed(seats, speedMps) : wagon)
                .toList();
        Coaster changed = next(settings(), nextWagonNumber, same, alerts, now, ids);
        return Decision.accepted(changed, new WagonChanged(changed, wagonId));
    }

    /** Removes that wagon and no other. */
    public Decision<Coaster> removeWagon(UUID wagonId, Instant now, Ids ids) {
        if (wagon(wagonId).isEmpty()) {
            return Decision.refused(new WagonNotFound(id, wagonId));
        }
        List<Wagon> fewer =
                wagons.stream().filter(wagon -> !wagon.id().equals(wagonId)).toList();
        Coaster changed = next(settings(), nextWagonNumber, fewer, alerts, now, ids);
        return Decision.accepted(changed, new WagonRemoved(changed, wagonId));
    }

    /** The operator has seen it. Seen again changes nothing: the same coaster, no event. */
    public Decision<Coaster> acknowledge(UUID alertId, Instant now, Ids ids) {
        Optional<Alert> alert =
                alerts.stream().filter(one -> one.id().equals(alertId)).findFirst();
        if (alert.isEmpty()) {
            return Decision.refused(new AlertNotFound(alertId));
        }
        if (!alert.get().isOpen()) {
            return Decision.refused(new AlertResolved(alertId));
        }
        if (alert.get().acknowledgedAt() != null) {
            return Decision.accepted(this);
        }
        List<Alert> seen = alerts.stream()
                .map(one -> one.id().equals(alertId) ? one.acknowledged(now) : one)
                .toList();
        Coaster changed = next(settings(), nextWagonNumber, wagons, seen, now, ids);
        return Decision.accepted(changed, new AlertAcknowledged(changed, alertId));
    }

    /**
     * What sites have agreed on, as the next version of the coaster here; the first where it was not known. Nothing happens
     * where it is like that already.
     *
     * @param before empty where it was not known or is removed
     * @param version that the coaster here has had at last; 0 where it was not known
     * @param agreed their versions do not matter
     */
    public static Decision<Coaster> agreed(
            Optional<Coaster> before,
            long version,
            UUID id,
            CoasterNumber number,
            CoasterSettings settings,
            BigDecimal trackLengthM,
            int nextWagonNumber,
            List<Wagon> agreed,
            Instant now,
            Ids ids) {
        List<Wagon> wagons = agreed.stream()
                .map(wagon -> before.flatMap(known -> known.wagon(wagon.id()))
                        .map(wagon::after)
                        .orElse(wagon))
                .toList();
        int next =
                Math.max(nextWagonNumber, before.map(Coaster::nextWagonNumber).orElse(1));
        List<Alert> known = before.map(Coaster::alerts).orElse(List.of());
        Coaster after = of(id, number, settings, trackLengthM, version + 1, next, wagons, known, now, ids);
        if (before.filter(after::isLike).isPresent()) {
            return Decision.accepted(before.get());
        }
        return Decision.accepted(after, version == 0 ? new CoasterRegistered(after) : new CoasterChanged(after));
    }

    private boolean isLike(Coaster other) {
        return number.equals(other.number)
                && settings().equals(other.settings())
                && nextWagonNumber == other.nextWagonNumber
                && wagons.equals(other.wagons);
    }

    public Optional<Wagon> wagon(UUID wagonId) {
        return wagons.stream().filter(wagon -> wagon.id().equals(wagonId)).findFirst();
    }

    public OperatingHours hours() {
        return new OperatingHours(opensAt, closesAt);
    }

    public CoasterSettings settings() {
        return new CoasterSettings(name, staff, dailyClients, opensAt, closesAt, minHeadwaySeconds);
    }

    private Coaster next(
            CoasterSettings settings, int nextNumber, List<Wagon> newWagons, List<Alert> known, Instant now, Ids ids) {
        return of(id, number, settings, trackLengthM, version + 1, nextNumber, newWagons, known, now, ids);
    }

    private static Coaster of(
            UUID id,
            CoasterNumber number,
            CoasterSettings settings,
            BigDecimal trackLengthM,
            long version,
            int nextWagonNumber,
            List<Wagon> wagons,
            List<Alert> known,
            Instant now,
            Ids ids) {
        List<PlanProblem> problems = Plan.of(settings, trackLengthM, wagons).problems();
        return new Coaster(
                id,
                number,
                settings.name(),
                settings.staff(),
                settings.dailyClients(),
                trackLengthM,
                settings.opensAt(),
                settings.closesAt(),
                settings.minHeadwaySeconds(),
                version,
                nextWagonNumber,
                wagons,
                Alert.reviewed(known, problems, now, ids));
    }
}
