package io.lunapark.doors;

import static io.lunapark.doors.Doors.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.doors.Schedule.Opening;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T07:59:59, false",
        "2026-11-21T08:00:00, true",
        "2026-11-21T15:59:59, true",
        "2026-11-21T16:00:00, false",
        "2026-11-22T10:00:00, false",
        "2026-11-28T10:00:00, true"
    })
    void itOpensOnItsDayBetweenItsTimes(LocalDateTime at, boolean open) {
        assertThat(on(DayOfWeek.SATURDAY, "08:00", "16:00")
                        .isOpenAt(at.atZone(VENUE).toInstant(), VENUE))
                .isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T21:59:59, false",
        "2026-11-21T22:00:00, true",
        "2026-11-22T05:59:59, true",
        "2026-11-22T06:00:00, false",
        "2026-11-21T05:00:00, false"
    })
    void anOpeningGoesOnAfterMidnight(LocalDateTime at, boolean open) {
        assertThat(on(DayOfWeek.SATURDAY, "22:00", "06:00")
                        .isOpenAt(at.atZone(VENUE).toInstant(), VENUE))
                .isEqualTo(open);
    }

    @Test
    void fromATimeToTheSameTimeIsAWholeDay() {
        Schedule schedule = on(DayOfWeek.SATURDAY, "00:00", "00:00");

        assertThat(schedule.isOpenAt(SATURDAY.atTime(23, 59).atZone(VENUE).toInstant(), VENUE))
                .isTrue();
        assertThat(schedule.isOpenAt(
                        SATURDAY.plusDays(1).atStartOfDay().atZone(VENUE).toInstant(), VENUE))
                .isFalse();
    }

    @Test
    void onAHolidayNothingBeginsButTheNightBeforeGoesOn() {
        Opening nights = new Opening(DayOfWeek.FRIDAY, LocalTime.of(22, 0), LocalTime.of(6, 0));
        Opening days = new Opening(DayOfWeek.SATURDAY, LocalTime.of(8, 0), LocalTime.of(16, 0));
        Schedule schedule = new Schedule(List.of(nights, days), List.of(SATURDAY));

        assertThat(schedule.isOpenAt(SATURDAY.atTime(5, 0).atZone(VENUE).toInstant(), VENUE))
                .isTrue();
        assertThat(schedule.isOpenAt(SATURDAY.atTime(10, 0).atZone(VENUE).toInstant(), VENUE))
                .isFalse();
        assertThat(schedule.isOpenAt(
                        SATURDAY.plusDays(7).atTime(10, 0).atZone(VENUE).toInstant(), VENUE))
                .isTrue();
    }

    @Test
    void withoutOpeningsItNeverOpens() {
        assertThat(new Schedule(List.of(), List.of())
                        .isOpenAt(SATURDAY.atTime(12, 0).atZone(VENUE).toInstant(), VENUE))
                .isFalse();
    }

    private static Schedule on(DayOfWeek day, String from, String until) {
        return new Schedule(List.of(new Opening(day, LocalTime.parse(from), LocalTime.parse(until))), List.of());
    }
}
