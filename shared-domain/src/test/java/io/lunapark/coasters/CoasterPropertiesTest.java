package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every coaster that can be entered. */
class CoasterPropertiesTest {

    private static final BigDecimal BREAK = BigDecimal.valueOf(Rides.BREAK_SECONDS);

    @Provide
    Arbitrary<Coaster> coasters() {
        return coasters(Arbitraries.just(0));
    }

    @Provide
    Arbitrary<Coaster> staggeredCoasters() {
        return coasters(Arbitraries.integers().between(1, 600));
    }

    @Provide
    Arbitrary<Wagon> wagon() {
        return wagonNumbered(400);
    }

    private static Arbitrary<Coaster> coasters(Arbitrary<Integer> headways) {
        Arbitrary<Integer> staff = Arbitraries.integers().between(0, 60);
        Arbitrary<Integer> clients = Arbitraries.integers().between(0, 40_000);
        Arbitrary<BigDecimal> tracks = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.001"), new BigDecimal("9000"))
                .ofScale(3);
        Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 1_439);
        Arbitrary<List<Wagon>> wagons = Arbitraries.integers()
                .between(0, 8)
                .flatMap(count -> Combinators.combine(IntStream.rangeClosed(1, count)
                                .mapToObj(CoasterPropertiesTest::wagonNumbered)
                                .toList())
                        .as(List::copyOf));
        return Combinators.combine(staff, clients, tracks, minutes, minutes, headways, wagons)
                .as((people, guests, track, opens, closes, headway, present) -> new Coaster(
                        new UUID(1, 1),
                        new CoasterNumber(1),
                        null,
                        people,
                        guests,
                        track,
                        LocalTime.MIN.plusMinutes(opens),
                        LocalTime.MIN.plusMinutes(closes),
                        headway,
                        1,
                        500,
                        present,
                        List.of()));
    }

    private static Arbitrary<Wagon> wagonNumbered(int ordinal) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.010"), new BigDecimal("60"))
                                .ofScale(3))
                .as((seats, speed) -> new Wagon(new UUID(2, ordinal), new WagonNumber(ordinal), seats, speed, 1));
    }

    private static Plan planWith(Coaster coaster, List<Wagon> wagons) {
        return Plan.of(coaster.settings(), coaster.trackLengthM(), wagons);
    }

    private static List<Wagon> with(List<Wagon> wagons, Wagon one) {
        return Stream.concat(wagons.stream(), Stream.of(one)).toList();
    }

    /** One by one: ride, break, ride, as long as the next return is not after closing. Times speed, so nothing is divided. */
    private static long ridesOneByOne(Coaster coaster, Wagon wagon) {
        BigDecimal closing = BigDecimal.valueOf(coaster.hours().seconds()).multiply(wagon.speedMps());
        BigDecimal pause = BREAK.multiply(wagon.speedMps());
        long rides = 0;
        BigDecimal returns = coaster.trackLengthM();
        while (returns.compareTo(closing) <= 0) {
            rides++;
            returns = returns.add(pause).add(coaster.trackLengthM());
        }
        return rides;
    }

    @Property(tries = 500)
    void theFormulaCountsWhatHappensOneByOne(@ForAll("coasters") Coaster coaster) {
        Plan plan = Plan.of(coaster);

        assertThat(plan.rides())
                .extracting(Plan.WagonRides::rides)
                .containsExactlyElementsOf(coaster.wagons().stream()
                        .map(wagon -> ridesOneByOne(coaster, wagon))
                        .toList());
    }

    @Property(tries = 500)
    void anotherWagonNeverLowersTheCapacity(@ForAll("coasters") Coaster coaster, @ForAll("wagon") Wagon wagon) {
        Plan before = Plan.of(coaster);
        Plan after = planWith(coaster, with(coaster.wagons(), wagon));

        assertThat(after.clients().capacity())
                .isGreaterThanOrEqualTo(before.clients().capacity());
        assertThat(after.clients().staffedCapacity())
                .isGreaterThanOrEqualTo(before.clients().staffedCapacity());
    }

    @Property(tries = 500)
    void missingWagonsAreTheLeastThatSuffice(@ForAll("coasters") Coaster coaster) {
        Plan plan = Plan.of(coaster);
        plan.problems().stream()
                .filter(problem -> problem.code() == ProblemKind.MISSING_WAGONS)
                .forEach(problem -> {
                    Wagon template = best(coaster);
                    long each = ridesOneByOne(coaster, template) * template.seats();
                    Long missing = problem.wagons();
                    long lacking = plan.clients().planned() - plan.clients().capacity();
                    if (missing == null) {
                        assertThat(each).isZero();
                    } else {
                        assertThat(missing * each).isGreaterThanOrEqualTo(lacking);
                        assertThat((missing - 1) * each).isLessThan(lacking);
                        assertThat(problem.staff())
                                .isEqualTo(Math.max(0, 1 + 2 * (coaster.wagons().size() + missing) - coaster.staff()));
                    }
                });
    }

    private static Wagon best(Coaster coaster) {
        return coaster.wagons().stream()
                .max(Comparator.comparingLong(wagon -> ridesOneByOne(coaster, wagon) * wagon.seats()))
                .orElseGet(() -> Coasters.wagon(1, 32, "1.2"));
    }

    @Property(tries = 300)
    void addingWhatIsMissingMakesItCarryTheClients(@ForAll("coasters") Coaster coaster) {
        Plan plan = Plan.of(coaster);
        Long required = plan.wagons().required();
        if (plan.clients().capacity() < plan.clients().planned() && required != null && required <= 500) {
            List<Wagon> more = new ArrayList<>(coaster.wagons());
            Wagon template = best(coaster);
            while (more.size() < required) {
                more.add(new Wagon(
                        new UUID(3, more.size()),
                        new WagonNumber(600 + more.size()),
                        template.seats(),
                        template.speedMps(),
                        1));
            }
            assertThat(planWith(coaster, more).clients().capacity())
                    .isGreaterThanOrEqualTo(plan.clients().planned());
            assertThat(planWith(coaster, more.subList(0, more.size() - 1))
                            .clients()
                            .capacity())
                    .isLessThan(plan.clients().planned());
        }
    }

    @Property(tries = 300)
    void theOrderOfTheWagonsDoesNotMatter(@ForAll("coasters") Coaster coaster, @ForAll long seed) {
        List<Wagon> shuffled = new ArrayList<>(coaster.wagons());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(planWith(coaster, shuffled)).isEqualTo(Plan.of(coaster));
    }

    @Property(tries = 500)
    void problemsComeWorstFirstAndOncePerKind(@ForAll("coasters") Coaster coaster) {
        Plan plan = Plan.of(coaster);

        assertThat(plan.problems())
                .extracting(problem -> problem.code().severity())
                .isSorted();
        assertThat(plan.problems()).extracting(PlanProblem::code).doesNotHaveDuplicates();
        assertThat(plan.status().equals("ok")).isEqualTo(plan.problems().isEmpty());
    }

    @Property(tries = 300)
    void anUnstaggeredTimetableHasTheRidesOfThePlan(@ForAll("coasters") Coaster coaster) {
        List<Timetable.Ride> rides = Timetable.of(coaster).rides();

        for (Plan.WagonRides planned : Plan.of(coaster).rides()) {
            assertThat(rides)
                    .filteredOn(ride -> ride.wagonId().equals(planned.wagonId()))
                    .hasSize(Math.toIntExact(planned.rides()));
        }
        assertThat(rides).extracting(Timetable.Ride::departsAfterSeconds).isSorted();
    }

    @Property(tries = 300)
    void aStaggeredTimetableKeepsItsHeadwayAndItsClosing(@ForAll("staggeredCoasters") Coaster coaster) {
        List<Timetable.Ride> rides = Timetable.of(coaster).rides();

        for (int next = 1; next < rides.size(); next++) {
            long apart =
                    rides.get(next).departsAfterSeconds() - rides.get(next - 1).departsAfterSeconds();
            assertThat(apart).isGreaterThanOrEqualTo(coaster.minHeadwaySeconds());
        }
        assertThat(rides)
                .allMatch(ride -> ride.returnsAfterSeconds() <= coaster.hours().seconds());
        assertThat(rides).allMatch(ride -> lasts(coaster, ride));
        assertThat((long) rides.size())
                .isLessThanOrEqualTo(Plan.of(coaster).rides().stream()
                        .mapToLong(Plan.WagonRides::rides)
                        .sum());
    }

    /** Departures are on whole seconds here, so that a ride is shown as long as it is, rounded up. */
    private static boolean lasts(Coaster coaster, Timetable.Ride ride) {
        BigDecimal speed = coaster.wagon(ride.wagonId()).orElseThrow().speedMps();
        BigDecimal seconds = coaster.trackLengthM().divide(speed, MathContext.DECIMAL128);
        BigDecimal shown = BigDecimal.valueOf(ride.returnsAfterSeconds() - ride.departsAfterSeconds());
        return shown.compareTo(seconds) >= 0 && shown.subtract(BigDecimal.ONE).compareTo(seconds) < 0;
    }

    @Property(tries = 300)
    void whatIsImaginedAsItIsGivesThePlanThatIs(@ForAll("coasters") Coaster coaster) {
        WhatIf same = new WhatIf(null, null, null, null, null);

        assertThat(same.plan(coaster)).isEqualTo(Plan.of(coaster));
    }

    @Property(tries = 200)
    void whatIsImaginedIsPlannedLikeTheReal(@ForAll("coasters") Coaster coaster) {
        WhatIf other = new WhatIf(
                5,
                512,
                LocalTime.of(8, 0),
                LocalTime.of(16, 0),
                coaster.wagons().stream()
                        .map(wagon -> new WhatIf.Imagined(wagon.seats(), wagon.speedMps()))
                        .toList());
        CoasterSettings settings = Coasters.settings(5, 512, "8:00", "16:00");
        Plan real = Plan.of(settings, coaster.trackLengthM(), coaster.wagons());

        assertThat(other.plan(coaster).problems()).isEqualTo(real.problems());
        assertThat(other.plan(coaster).rides()).allMatch(ride -> ride.wagonId().equals(WhatIf.NO_ID));
    }
}
