package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.doors.Schedule.Opening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where clocks are changed, an opening stays one stretch of real time. */
class ScheduleClocksTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** By an hour, by half an hour, at midnight, a minute after it, and by a whole day. */
    private static final List<String> ZONES = List.of(
            "Europe/Warsaw",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/Sao_Paulo",
            "Asia/Beirut",
            "America/Havana",
            "America/St_Johns",
            "Africa/Casablanca",
            "Pacific/Apia");

    @Provide
    Arbitrary<Change> changes() {
        return Combinators.combine(
                        Arbitraries.of(ZONES).map(ZoneId::of),
                        Arbitraries.longs()
                                .between(
                                        Instant.parse("2005-01-01T00:00:00Z").getEpochSecond(),
                                        Instant.parse("2027-01-01T00:00:00Z").getEpochSecond()))
                .as((zone, second) -> new Change(
                        zone,
                        Stream.of(
                                        zone.getRules().nextTransition(Instant.ofEpochSecond(second)),
                                        zone.getRules().previousTransition(Instant.ofEpochSecond(second)))
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElseThrow()
                                .getInstant()));
    }

    /** Half of them within some hours of the change. */
    @Provide
    Arbitrary<Integer> minutes() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 24 * 60 - 1),
                Arbitraries.integers().between(-180, 180).map(near -> Math.floorMod(near, 24 * 60)));
    }

    @Property(tries = 1000)
    void anOpeningIsOneStretchFromTheFirstMomentOfItsBeginningToTheFirstOfItsEnd(
            @ForAll("changes") Change change,
            @ForAll("minutes") int from,
            @ForAll("minutes") int until,
            @ForAll DayOfWeek day) {
        Opening opening = new Opening(day, time(from), time(until));
        Schedule schedule = new Schedule(List.of(opening), List.of());
        List<Stretch> stretches = change.days()
                .filter(one -> one.getDayOfWeek() == day)
                .map(one -> change.stretch(one, opening))
                .toList();

        for (Instant now = change.at.minus(Duration.ofHours(27));
                now.isBefore(change.at.plus(Duration.ofHours(27)));
                now = now.plus(Duration.ofMinutes(7))) {
            assertThat(schedule.isOpenAt(now, change.zone))
                    .as("%s in %s at %s", opening, change.zone, now)
                    .isEqualTo(stretches.stream().anyMatch(holds(now)));
        }
    }

    @Example
    void anEveningThatGoesOnIntoTheHourThatComesTwiceEndsAtTheFirstOfTheTwo() {
        Schedule nights = new Schedule(
                List.of(new Opening(DayOfWeek.SATURDAY, LocalTime.of(22, 0), LocalTime.of(2, 30))), List.of());

        assertThat(nights.isOpenAt(Instant.parse("2026-10-24T20:00:00Z"), Doors.VENUE))
                .isTrue();
        assertThat(nights.isOpenAt(Instant.parse("2026-10-25T00:29:59Z"), Doors.VENUE))
                .isTrue();
        for (String after : List.of("00:30:00", "01:00:00", "01:15:00", "01:29:59")) {
            assertThat(nights.isOpenAt(Instant.parse("2026-10-25T" + after + "Z"), Doors.VENUE))
                    .isFalse();
        }
    }

    @Example
    void whatWouldBeginInTheHourThatIsLeftOutBeginsAfterIt() {
        Schedule sundays = new Schedule(
                List.of(new Opening(DayOfWeek.SUNDAY, LocalTime.of(2, 30), LocalTime.of(3, 15))), List.of());

        assertThat(sundays.isOpenAt(Instant.parse("2026-03-29T00:59:59Z"), Doors.VENUE))
                .isFalse();
        assertThat(sundays.isOpenAt(Instant.parse("2026-03-29T01:00:00Z"), Doors.VENUE))
                .isTrue();
        assertThat(sundays.isOpenAt(Instant.parse("2026-03-29T01:15:00Z"), Doors.VENUE))
                .isFalse();
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L);
    }

    private static Predicate<Stretch> holds(Instant now) {
        return stretch -> !now.isBefore(stretch.from) && now.isBefore(stretch.until);
    }

    record Stretch(Instant from, Instant until) {}

    /** A change of the clocks, and what somebody sees who looks at the clock on the wall every minute. */
    record Change(ZoneId zone, Instant at) {

        Stream<LocalDate> days() {
            return Stream.iterate(LocalDate.ofInstant(at, zone).minusDays(3), day -> day.plusDays(1))
                    .limit(7);
        }

        Stretch stretch(LocalDate day, Opening opening) {
            LocalDate lastDay = opening.until().isAfter(opening.from()) ? day : day.plusDays(1);
            return new Stretch(first(day.atTime(opening.from())), first(lastDay.atTime(opening.until())));
        }

        /** The first minute in which the clock shows this, or more. */
        private Instant first(LocalDateTime local) {
            Instant now = at.minus(Duration.ofDays(5));
            while (LocalDateTime.ofInstant(now, zone).isBefore(local)) {
                now = now.plus(MINUTE);
            }
            return now;
        }
    }
}
