package io.lunapark.coasters;

import static io.lunapark.coasters.Coasters.NOW;
import static io.lunapark.coasters.Coasters.SPEED;
import static io.lunapark.coasters.Coasters.TRACK;
import static io.lunapark.coasters.Coasters.accepted;
import static io.lunapark.coasters.Coasters.coaster;
import static io.lunapark.coasters.Coasters.event;
import static io.lunapark.coasters.Coasters.refused;
import static io.lunapark.coasters.Coasters.settings;
import static io.lunapark.coasters.Coasters.wagons;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.lunapark.kernel.Decision.Accepted;
import io.lunapark.kernel.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CoasterTest {

    private static final CoasterSettings BUSY = settings(16, 60_000, "8:00", "16:00");
    private static final CoasterSettings QUIET = settings(1, 0, "8:00", "16:00");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant LATEST = NOW.plusSeconds(120);

    private final Ids ids = Coasters.ids();

    private Coaster registered(CoasterSettings settings) {
        return accepted(Coaster.register(new CoasterNumber(7), settings, TRACK, NOW, ids));
    }

    @Test
    void aNewCoasterHasItsNumberNoWagonsAndTheAlertsOfAnEmptyTrack() {
        Decision<Coaster> decision = Coaster.register(new CoasterNumber(7), BUSY, TRACK, NOW, ids);

        Coaster coaster = accepted(decision);
        assertThat(coaster.number()).hasToString("A7");
        assertThat(coaster.version()).isEqualTo(1);
        assertThat(coaster.wagons()).isEmpty();
        assertThat(coaster.alerts()).extracting(Alert::problem).containsExactly(PlanProblem.missingWagons(118L, 221));
        assertThat(coaster.alerts().getFirst().openedAt()).isEqualTo(NOW);
        assertThat(event(decision)).isEqualTo(new CoasterRegistered(coaster));
        assertThat(event(decision).subject()).isEqualTo("coaster/" + coaster.id());
        assertThat(event(decision).sequence()).isEqualTo(1);
    }

    @Test
    void settingsChangeAndTheRestStays() {
        Coaster before = registered(BUSY);

        Decision<Coaster> decision = before.change(QUIET, null, LATER, ids);

        Coaster after = accepted(decision);
        assertThat(after.settings()).isEqualTo(QUIET);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.trackLengthM()).isEqualTo(TRACK);
        assertThat(after.version()).isEqualTo(2);
        assertThat(event(decision)).isEqualTo(new CoasterChanged(after));
    }

    @Test
    void theTrackIsNotRebuiltByAForm() {
        Coaster coaster = registered(BUSY);

        assertThat(refused(coaster.change(BUSY, new BigDecimal("1800.5"), LATER, ids)))
                .isEqualTo(new TrackLengthFixed(TRACK))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("track-length-fixed"))
                .satisfies(problem -> assertThat(problem.badFields()).containsExactly("trackLengthM"));
        assertThat(accepted(coaster.change(BUSY, new BigDecimal("1800.0"), LATER, ids))
                        .trackLengthM())
                .isEqualTo(TRACK);
    }

    @Test
    void wagonsAreNumberedAndANumberIsNeverGivenAgain() {
        Coaster two = accepted(registered(BUSY)
                .addWagon(32, SPEED, LATER, ids)
                .then(coaster -> coaster.addWagon(16, SPEED, LATER, ids)));
        UUID second = two.wagons().getLast().id();

        Coaster again =
                accepted(two.removeWagon(second, LATER, ids).then(coaster -> coaster.addWagon(8, SPEED, LATER, ids)));

        assertThat(again.wagons()).extracting(Wagon::number).containsExactly(new WagonNumber(1), new WagonNumber(3));
        assertThat(again.wagons().getLast().id()).isNotEqualTo(second);
        assertThat(again.version()).isEqualTo(5);
    }

    @Test
    void aNewWagonIsToldWithItsId() {
        Decision<Coaster> decision = registered(BUSY).addWagon(32, SPEED, LATER, ids);

        Coaster after = accepted(decision);
        assertThat(event(decision))
                .isEqualTo(new WagonAdded(after, after.wagons().getLast().id()));
        assertThat(event(decision).sequence()).isEqualTo(2);
    }

    @Test
    void exactlyThatWagonIsRemoved() {
        Coaster before = coaster(BUSY, wagons(3));
        Wagon second = before.wagons().get(1);

        Decision<Coaster> decision = before.removeWagon(second.id(), LATER, ids);

        assertThat(accepted(decision).wagons())
                .containsExactly(before.wagons().get(0), before.wagons().get(2));
        assertThat(event(decision)).isEqualTo(new WagonRemoved(accepted(decision), second.id()));
        assertThat(refused(accepted(decision).removeWagon(second.id(), LATER, ids)))
                .isEqualTo(new WagonNotFound(before.id(), second.id()));
    }

    @Test
    void aWagonChangesAndCountsItsOwnVersion() {
        Coaster before = coaster(BUSY, wagons(2));
        UUID first = before.wagons().getFirst().id();

        Decision<Coaster> decision = before.changeWagon(first, 40, new BigDecimal("2.50"), LATER, ids);

        assertThat(accepted(decision).wagon(first))
                .contains(new Wagon(first, new WagonNumber(1), 40, new BigDecimal("2.5"), 2));
        assertThat(accepted(decision).wagons().getLast())
                .isEqualTo(before.wagons().getLast());
        assertThat(event(decision)).isEqualTo(new WagonChanged(accepted(decision), first));
        assertThat(refused(before.changeWagon(new UUID(0, 9), 40, SPEED, LATER, ids))
                        .code())
                .isEqualTo("wagon-not-found");
    }

    @Test
    void fiveHundredWagonsAreEnough() {
        Coaster full = coaster(BUSY, wagons(500));

        assertThat(refused(full.addWagon(32, SPEED, LATER, ids))).isEqualTo(new TooManyWagons(500));
    }

    @Test
    void aRemovedCoasterEndsWithItsAlerts() {
        Decision<Coaster> decision = registered(BUSY).remove(LATER, ids);

        Coaster last = accepted(decision);
        assertThat(last.version()).isEqualTo(2);
        assertThat(last.alerts()).extracting(Alert::resolvedAt).containsExactly(LATER);
        assertThat(event(decision)).isEqualTo(new CoasterRemoved(last));
    }

    @Test
    void aProblemThatStaysKeepsItsAlertWithNewNumbers() {
        Coaster before = registered(BUSY);
        UUID alertId = before.alerts().getFirst().id();

        Coaster after = accepted(
                before.acknowledge(alertId, NOW, ids).then(coaster -> coaster.addWagon(32, SPEED, LATER, ids)));

        assertThat(after.alerts()).hasSize(1);
        Alert alert = after.alerts().getFirst();
        assertThat(alert.id()).isEqualTo(alertId);
        assertThat(alert.openedAt()).isEqualTo(NOW);
        assertThat(alert.acknowledgedAt()).isEqualTo(NOW);
        assertThat(alert.wagons()).isEqualTo(117);
    }

    @Test
    void aProblemThatIsGoneIsResolvedInOneSnapshotAndDroppedFromTheNext() {
        Coaster before = registered(BUSY);

        Coaster resolved = accepted(before.change(QUIET, null, LATER, ids));
        Coaster next = accepted(resolved.change(QUIET, null, LATEST, ids));

        assertThat(resolved.alerts()).extracting(Alert::resolvedAt).containsExactly(LATER);
        assertThat(next.alerts()).isEmpty();
    }

    @Test
    void aProblemThatComesBackIsAnotherAlert() {
        Coaster before = registered(BUSY);
        UUID first = before.alerts().getFirst().id();

        Coaster again = accepted(
                before.change(QUIET, null, LATER, ids).then(coaster -> coaster.change(BUSY, null, LATEST, ids)));

        assertThat(again.alerts()).hasSize(1);
        assertThat(again.alerts().getFirst().id()).isNotEqualTo(first);
        assertThat(again.alerts().getFirst().openedAt()).isEqualTo(LATEST);
    }

    @Test
    void oneProblemMayEndAsAnotherBegins() {
        Coaster missingWagons = registered(settings(4, 1_000, "8:00", "16:00"));

        Coaster unstaffed = accepted(missingWagons
                .addWagon(32, SPEED, LATER, ids)
                .then(coaster -> coaster.addWagon(32, SPEED, LATEST, ids)));

        assertThat(unstaffed.alerts())
                .extracting(Alert::code)
                .containsExactly(ProblemKind.UNSTAFFED_CAPACITY, ProblemKind.MISSING_STAFF, ProblemKind.MISSING_WAGONS);
        assertThat(unstaffed.alerts()).extracting(Alert::isOpen).containsExactly(true, true, false);
    }

    @Test
    void anAcknowledgementIsToldOnce() {
        Coaster before = registered(BUSY);
        UUID alertId = before.alerts().getFirst().id();

        Decision<Coaster> first = before.acknowledge(alertId, LATER, ids);
        Decision<Coaster> second = accepted(first).acknowledge(alertId, LATEST, ids);

        assertThat(event(first)).isEqualTo(new AlertAcknowledged(accepted(first), alertId));
        assertThat(accepted(first).alerts().getFirst().acknowledgedAt()).isEqualTo(LATER);
        assertThat(second).isEqualTo(new Accepted<>(accepted(first), List.of()));
    }

    @Test
    void whatIsNotThereOrOverCannotBeAcknowledged() {
        Coaster before = registered(BUSY);
        UUID alertId = before.alerts().getFirst().id();
        Coaster resolved = accepted(before.change(QUIET, null, LATER, ids));

        assertThat(refused(before.acknowledge(before.id(), LATER, ids))).isEqualTo(new AlertNotFound(before.id()));
        assertThat(refused(resolved.acknowledge(alertId, LATEST, ids))).isEqualTo(new AlertResolved(alertId));
    }

    @Test
    void theParkIsTheSumOfItsCoasters() {
        List<Plan> plans = List.of(
                Plan.of(coaster(BUSY, wagons(1))), Plan.of(coaster(settings(13, 200, "8:00", "18:00"), wagons(5))));

        assertThat(ParkTotals.of(plans)).isEqualTo(new ParkTotals(2, 6, 29, 60_200, 512 + 5 * 20 * 32, 3));
        assertThat(ParkTotals.of(List.of())).isEqualTo(new ParkTotals(0, 0, 0, 0, 0, 0));
    }
}
