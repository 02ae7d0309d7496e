package io.lunapark.coasters;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a coaster runs, in whole minutes of the venue's day. Closing at or before opening means overnight: 22:00 to 02:00
 * is four hours, and 8:00 to 8:00 a whole day.
 */
public record OperatingHours(LocalTime opensAt, LocalTime closesAt) {

    /** What {@link #time} accepts, for those who describe or check it elsewhere. */
    public static final String TIME_PATTERN = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$";

    private static final Pattern TIME = Pattern.compile(TIME_PATTERN);
    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    public OperatingHours {
        Limits.check(isWholeMinute(opensAt), "opening time", opensAt);
        Limits.check(isWholeMinute(closesAt), "closing time", closesAt);
    }

    /** {@code 8:00} and {@code 08:00} are times of day; nothing else is: no blanks, no seconds, no 24:00. */
    public static Optional<LocalTime> time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        return Optional.of(
                LocalTime.of(Integer.parseInt(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1))));
    }

    /** Length of the day's operation, 60 to 86,400. */
    public long seconds() {
        long seconds = opensAt.until(closesAt, ChronoUnit.SECONDS);
        return seconds > 0 ? seconds : seconds + DAY_SECONDS;
    }

    /** The same in minutes, 1 to 1,440. */
    public int minutes() {
        return (int) (seconds() / 60);
    }

    private static boolean isWholeMinute(LocalTime time) {
        return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
    }
}
