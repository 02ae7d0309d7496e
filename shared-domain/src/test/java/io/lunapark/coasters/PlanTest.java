package io.lunapark.coasters;

import static io.lunapark.coasters.Coasters.coaster;
import static io.lunapark.coasters.Coasters.settings;
import static io.lunapark.coasters.Coasters.wagon;
import static io.lunapark.coasters.Coasters.wagons;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked cases of the specification, and the corners between them. All tracks are 1800 m. */
class PlanTest {

    private static Plan plan(int staff, int clients, String opensAt, String closesAt, List<Wagon> wagons) {
        return Plan.of(coaster(settings(staff, clients, opensAt, closesAt), wagons));
    }

    @Test
    void oneWagonForSixtyThousandClientsMisses117WagonsAnd221Staff() {
        Plan plan = plan(16, 60_000, "8:00", "16:00", wagons(1));

        assertThat(plan.rides()).extracting(Plan.WagonRides::rides).containsExactly(16L);
        assertThat(plan.wagons()).isEqualTo(new Plan.Wagons(1, 1, 118L));
        assertThat(plan.staff()).isEqualTo(new Plan.Staff(16, 3, 237L));
        assertThat(plan.clients()).isEqualTo(new Plan.Clients(60_000, 512, 512));
        assertThat(plan.problems()).containsExactly(PlanProblem.missingWagons(117L, 221));
        assertThat(plan.problems().getFirst().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(plan.status()).isEqualTo("problem");
        assertThat(plan.windowMinutes()).isEqualTo(480);
    }

    @Test
    void noWagonForSixtyThousandClientsMisses118WagonsAnd221Staff() {
        Plan plan = plan(16, 60_000, "8:00", "16:00", wagons(0));

        assertThat(plan.clients().capacity()).isZero();
        assertThat(plan.problems()).containsExactly(PlanProblem.missingWagons(118L, 221));
    }

    @Test
    void aHundredAndEighteenWagonsWith237StaffAreOk() {
        Plan plan = plan(237, 60_000, "8:00", "16:00", wagons(118));

        assertThat(plan.rides()).hasSize(118).allMatch(one -> one.rides() == 16);
        assertThat(plan.clients().capacity()).isEqualTo(60_416);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.status()).isEqualTo("ok");
    }

    @Test
    void aHundredAndSeventeenWagonsWith235StaffMissOneWagonAndTwoStaff() {
        Plan plan = plan(235, 60_000, "8:00", "16:00", wagons(117));

        assertThat(plan.clients().capacity()).isEqualTo(59_904);
        assertThat(plan.problems()).containsExactly(PlanProblem.missingWagons(1L, 2));
    }

    @Test
    void exactlyTwiceTheCapacityIsNoSurplus() {
        Plan plan = plan(5, 512, "8:00", "16:00", wagons(2));

        assertThat(plan.clients().capacity()).isEqualTo(1_024);
        assertThat(plan.problems()).isEmpty();
    }

    @Test
    void moreThanTwiceTheCapacityIsASurplusOfOneWagonAndTwoStaff() {
        Plan plan = plan(5, 511, "8:00", "16:00", wagons(2));

        assertThat(plan.clients().capacity()).isEqualTo(1_024);
        assertThat(plan.problems()).containsExactly(PlanProblem.surplusCapacity(1, 2));
    }

    @Test
    void noNumberOfWagonsHelpsWhereTheRideIsLongerThanTheDay() {
        Plan plan = plan(3, 60, "8:00", "8:20", wagons(1));

        assertThat(plan.rides()).extracting(Plan.WagonRides::rides).containsExactly(0L);
        assertThat(plan.clients().capacity()).isZero();
        assertThat(plan.wagons().required()).isNull();
        assertThat(plan.staff().required()).isNull();
        assertThat(plan.problems()).containsExactly(PlanProblem.missingWagons(null, 0));
    }

    @Test
    void thirteenStaffForTwoHundredClientsOnFiveWagonsAreTwoTooManyAndFourWagonsToo() {
        Plan plan = plan(13, 200, "8:00", "18:00", wagons(5));

        assertThat(plan.problems()).containsExactly(PlanProblem.surplusStaff(2), PlanProblem.surplusCapacity(4, 10));
    }

    @Test
    void aNightIsAsLongAsItIs() {
        Plan plan = plan(3, 0, "22:00", "2:00", wagons(1));

        assertThat(plan.windowMinutes()).isEqualTo(240);
        assertThat(plan.rides()).extracting(Plan.WagonRides::rides).containsExactly(8L);
    }

    @Test
    void aWagonMayReturnExactlyAtClosing() {
        assertThat(plan(3, 0, "8:00", "8:25", wagons(1)).rides().getFirst().rides())
                .isEqualTo(1);
        assertThat(plan(3, 0, "8:00", "8:54", wagons(1)).rides().getFirst().rides())
                .isEqualTo(1);
        assertThat(plan(3, 0, "8:00", "8:55", wagons(1)).rides().getFirst().rides())
                .isEqualTo(2);
    }

    @Test
    void wagonsThatWouldDoWithoutTheirStaffDoNotDo() {
        Plan plan = plan(4, 1_000, "8:00", "16:00", wagons(2));

        assertThat(plan.wagons()).isEqualTo(new Plan.Wagons(2, 1, 2L));
        assertThat(plan.problems())
                .containsExactly(PlanProblem.unstaffedCapacity(1_024, 512), PlanProblem.missingStaff(1));
    }

    @Test
    void theBestWagonsAreStaffedFirst() {
        Plan plan = plan(3, 1_000, "8:00", "16:00", List.of(wagon(1, 8, "1.2"), wagon(2, 64, "1.2")));

        assertThat(plan.clients()).isEqualTo(new Plan.Clients(1_000, 1_152, 1_024));
        assertThat(plan.wagons().required()).isEqualTo(1);
        assertThat(plan.problems()).containsExactly(PlanProblem.missingStaff(2));
    }

    @Test
    void missingWagonsAreLikeTheBestOneThatIsThere() {
        Plan plan = plan(100, 10_000, "8:00", "16:00", List.of(wagon(1, 8, "1.2"), wagon(2, 64, "1.2")));

        assertThat(plan.problems()).containsExactly(PlanProblem.missingWagons(9L, 0));
        assertThat(plan.wagons().required()).isEqualTo(11);
    }

    @Test
    void aClosedCoasterStillNeedsSomebodyAtTheControls() {
        assertThat(plan(0, 0, "8:00", "16:00", wagons(0)).problems()).containsExactly(PlanProblem.missingStaff(1));
        assertThat(plan(1, 0, "8:00", "16:00", wagons(0)).problems()).isEmpty();
    }

    @Test
    void aSlowDayIsAProblemOnlyForWhatIsTooMuch() {
        Plan plan = plan(3, 0, "8:00", "16:00", wagons(1));

        assertThat(plan.wagons().required()).isZero();
        assertThat(plan.problems()).containsExactly(PlanProblem.surplusCapacity(1, 2));
    }
}
