package io.lunapark.doors;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When a group may open its doors, week by week, in the venue's own time.
 *
 * @param openings none at all means never
 * @param holidays days on which nothing begins; what began the evening before goes on to its end
 */
public record Schedule(List<Opening> openings, List<LocalDate> holidays) {

    public Schedule {
        openings = List.copyOf(openings);
        holidays = holidays.stream().distinct().sorted().toList();
        holidays.forEach(
                day -> DoorLimits.moment(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
        DoorLimits.check(openings.size() <= DoorLimits.MAX_OPENINGS, "number of openings");
        DoorLimits.check(holidays.size() <= DoorLimits.MAX_HOLIDAYS, "number of holidays");
    }

    public boolean isOpenAt(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        return openings.stream()
                .anyMatch(opening -> isOpenOn(today, opening, now) || isOpenOn(today.minusDays(1), opening, now));
    }

    private boolean isOpenOn(LocalDate day, Opening opening, LocalDateTime now) {
        return opening.day() == day.getDayOfWeek()
                && !holidays.contains(day)
                && !now.isBefore(day.atTime(opening.from()))
                && now.isBefore(opening.endsAfterMidnight() ? end(day.plusDays(1), opening) : end(day, opening));
    }

    private static LocalDateTime end(LocalDate day, Opening opening) {
        return day.atTime(opening.until());
    }

    /**
     * One stretch of one day.
     *
     * @param until the first moment after it; at or before {@code from} means on the day after
     */
    public record Opening(DayOfWeek day, LocalTime from, LocalTime until) {

        public Opening {
            DoorLimits.check(isWholeMinute(from) && isWholeMinute(until), "time of day");
        }

        private static boolean isWholeMinute(LocalTime time) {
            return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
        }

        boolean endsAfterMidnight() {
            return !until.isAfter(from);
        }
    }
}
