package io.lunapark.doors;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.stream.LongStream;

/**
 * When a group may open its doors, week by week, in the venue's own time. Each opening is one stretch of real time, also
 * where the clocks are changed within it.
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

    /** @param venue in whose time the openings are meant */
    public boolean isOpenAt(Instant now, ZoneId venue) {
        LocalDate today = LocalDate.ofInstant(now, venue);
        // Begun yesterday; or tomorrow, where clocks that are set back around midnight make it today once more.
        return LongStream.rangeClosed(-1, 1)
                .mapToObj(today::plusDays)
                .filter(day -> !holidays.contains(day))
                .anyMatch(day -> openings.stream()
                        .anyMatch(opening -> opening.day() == day.getDayOfWeek() && opening.holds(now, day, venue)));
    }

    /** A local time that comes twice means the first, one that does not exist the moment after the gap. */
    private static Instant moment(LocalDateTime local, ZoneId venue) {
        ZoneOffsetTransition change = venue.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(venue).withEarlierOffsetAtOverlap().toInstant();
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

        private boolean holds(Instant now, LocalDate day, ZoneId venue) {
            LocalDate lastDay = until.isAfter(from) ? day : day.plusDays(1);
            return !now.isBefore(moment(day.atTime(from), venue)) && now.isBefore(moment(lastDay.atTime(until), venue));
        }
    }
}
