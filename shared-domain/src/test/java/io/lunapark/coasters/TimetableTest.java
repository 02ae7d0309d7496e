package io.lunapark.coasters;

import static io.lunapark.coasters.Coasters.coaster;
import static io.lunapark.coasters.Coasters.time;
import static io.lunapark.coasters.Coasters.wagon;
import static io.lunapark.coasters.Coasters.wagons;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.coasters.Timetable.Ride;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All tracks are 1800 m: a wagon of 1.2 m/s is back after 25 minutes and ready again after 30. */
class TimetableTest {

    private static List<Ride> rides(String opensAt, String closesAt, int headway, List<Wagon> wagons) {
        CoasterSettings settings = new CoasterSettings(null, 3, 0, time(opensAt), time(closesAt), headway);
        return Timetable.of(coaster(settings, wagons)).rides();
    }

    @Test
    void aWagonGoesRoundFromOpeningToClosing() {
        List<Ride> rides = rides("8:00", "16:00", 0, wagons(1));

        assertThat(rides).hasSize(16);
        assertThat(rides.getFirst())
                .isEqualTo(new Ride(
                        wagon(1, 32, "1.2").id(), "W1", 1, time("8:00"), time("8:25"), time("8:30"), 0, 1_500, 1_800));
        assertThat(rides.getLast().departsAt()).isEqualTo(time("15:30"));
        assertThat(rides.getLast().returnsAt()).isEqualTo(time("15:55"));
    }

    @Test
    void theLastRideMayEndExactlyAtClosingAndNeedsNoBreak() {
        List<Ride> rides = rides("8:00", "8:55", 0, wagons(1));

        assertThat(rides).hasSize(2);
        assertThat(rides.getLast().returnsAt()).isEqualTo(time("8:55"));
        assertThat(rides.getLast().readyAgainAt()).isEqualTo(time("9:00"));
    }

    @Test
    void aNightGoesOnAfterMidnight() {
        List<Ride> rides = rides("23:00", "1:00", 0, wagons(1));

        assertThat(rides)
                .extracting(Ride::departsAt)
                .containsExactly(time("23:00"), time("23:30"), time("0:00"), time("0:30"));
        assertThat(rides).extracting(Ride::returnsAfterSeconds).containsExactly(1_500L, 3_300L, 5_100L, 6_900L);
    }

    @Test
    void wagonsDepartSideBySideWithoutAHeadway() {
        List<Ride> rides = rides("8:00", "9:00", 0, wagons(2));

        assertThat(rides).extracting(Ride::wagonNumber).containsExactly("W1", "W2", "W1", "W2");
        assertThat(rides)
                .extracting(Ride::departsAt)
                .containsExactly(time("8:00"), time("8:00"), time("8:30"), time("8:30"));
    }

    @Test
    void aHeadwayStaggersAllDeparturesAndCostsTheRideThatNoLongerFits() {
        List<Ride> rides = rides("8:00", "8:55", 120, wagons(2));

        assertThat(rides).extracting(Ride::wagonNumber).containsExactly("W1", "W2", "W1");
        assertThat(rides).extracting(Ride::departsAt).containsExactly(time("8:00"), time("8:02"), time("8:30"));
    }

    @Test
    void theWagonThatHasWaitedLongestGoesFirst() {
        List<Ride> rides = rides("8:00", "10:00", 60, List.of(wagon(1, 32, "1"), wagon(2, 32, "4")));

        assertThat(rides.subList(0, 4))
                .extracting(Ride::wagonNumber, Ride::departsAfterSeconds)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("W1", 0L),
                        org.assertj.core.groups.Tuple.tuple("W2", 60L),
                        org.assertj.core.groups.Tuple.tuple("W2", 810L),
                        org.assertj.core.groups.Tuple.tuple("W2", 1_560L));
    }

    @Test
    void aRideOfAThirdOfASecondMoreIsShownToTheNextSecondButCountedExactly() {
        List<Ride> rides = rides("8:00", "9:00", 0, List.of(wagon(1, 32, "2.7")));

        assertThat(rides).hasSize(4);
        assertThat(rides).extracting(Ride::returnsAfterSeconds).containsExactly(667L, 1_634L, 2_600L, 3_567L);
        assertThat(rides.get(1).departsAt()).isEqualTo(LocalTime.of(8, 16, 7));
    }

    @Test
    void noWagonMeansNoRide() {
        assertThat(rides("8:00", "16:00", 0, wagons(0))).isEmpty();
    }
}
