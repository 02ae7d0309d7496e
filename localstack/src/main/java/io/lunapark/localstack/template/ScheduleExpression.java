package io.lunapark.localstack.template;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code rate(5 minutes)} or {@code cron(0 3 * * ? *)} as EventBridge writes them. */
public sealed interface ScheduleExpression {

    /** The first time after {@code now} at which it is due. */
    ZonedDateTime next(ZonedDateTime now);

    Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (minute|minutes|hour|hours|day|days)\\)");
    Pattern CRON = Pattern.compile("cron\\((\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (\\S+)\\)");

    static ScheduleExpression parse(String text, ZoneId zone) {
        Matcher rate = RATE.matcher(text);
        if (rate.matches()) {
            long count = Long.parseLong(rate.group(1));
            String unit = rate.group(2);
            if (count == 0 || (count == 1) == unit.endsWith("s")) {
                throw new IllegalArgumentException(
                        "'" + text + "': 1 goes with the singular, the rest with the plural");
            }
            return new Rate(
                    switch (unit.charAt(0)) {
                        case 'm' -> Duration.ofMinutes(count);
                        case 'h' -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        Matcher cron = CRON.matcher(text);
        if (cron.matches()) {
            return new Cron(
                    zone,
                    field(cron.group(1), 0, 59, "minutes"),
                    field(cron.group(2), 0, 23, "hours"),
                    field(cron.group(3), 1, 31, "day of month"),
                    field(cron.group(4), 1, 12, "month"),
                    field(cron.group(5), 1, 7, "day of week"),
                    field(cron.group(6), 1970, 2199, "year"));
        }
        throw new IllegalArgumentException("'" + text + "' is neither rate(n unit) nor cron(six fields)");
    }

    private static BitSet field(String text, int from, int to, String name) {
        BitSet days = new BitSet();
        if (text.equals("?")) {
            text = "*";
        }
        for (String part : text.toUpperCase(Locale.ROOT).split(",", -1)) {
            Matcher range =
                    Pattern.compile("(\\*|\\w+)(?:-(\\w+))?(?:/(\\d+))?").matcher(part);
            if (!range.matches()) {
                throw new IllegalArgumentException("'" + text + "' is no " + name);
            }
            boolean all = range.group(1).equals("*");
            int step = range.group(3) == null ? 1 : Integer.parseInt(range.group(3));
            int first = all ? from : number(range.group(1), name);
            int last =
                    range.group(2) != null ? number(range.group(2), name) : all || range.group(3) != null ? to : first;
            if (first < from || last > to || first > last || step == 0) {
                throw new IllegalArgumentException("'" + text + "' is no " + name + " from " + from + " to " + to);
            }
            for (int value = first; value <= last; value += step) {
                days.set(value);
            }
        }
        return days;
    }

    private static int number(String text, String name) {
        if (text.chars().allMatch(Character::isDigit) && text.length() < 5) {
            return Integer.parseInt(text);
        }
        int day = "SUNMONTUEWEDTHUFRISAT".indexOf(text);
        int month = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC".indexOf(text);
        if (text.length() == 3 && name.equals("day of week") && day >= 0 && day % 3 == 0) {
            return day / 3 + 1;
        }
        if (text.length() == 3 && name.equals("month") && month >= 0 && month % 3 == 0) {
            return month / 3 + 1;
        }
        throw new IllegalArgumentException("'" + text + "' is no " + name);
    }

    /** Every so often, the first time one period after the start. */
    record Rate(Duration period) implements ScheduleExpression {
        @Override
        public ZonedDateTime next(ZonedDateTime now) {
            return now.plus(period);
        }
    }

    /** At times of the calendar; days of the week count from 1 = Sunday. */
    record Cron(ZoneId zone, BitSet minutes, BitSet hours, BitSet days, BitSet months, BitSet weekdays, BitSet years)
            implements ScheduleExpression {

        @Override
        public ZonedDateTime next(ZonedDateTime now) {
            ZonedDateTime time =
                    now.withZoneSameInstant(zone).plusMinutes(1).withSecond(0).withNano(0);
            while (time.getYear() < 2200) {
                if (!years.get(time.getYear()) || !months.get(time.getMonthValue()) || !dayFits(time)) {
                    time = time.plusDays(1).withHour(0).withMinute(0);
                } else if (!hours.get(time.getHour())) {
                    time = time.plusHours(1).withMinute(0);
                } else if (!minutes.get(time.getMinute())) {
                    time = time.plusMinutes(1);
                } else {
                    return time;
                }
            }
            throw new DateTimeException("this schedule is never due");
        }

        private boolean dayFits(ZonedDateTime time) {
            return days.get(time.getDayOfMonth())
                    && weekdays.get(time.getDayOfWeek().getValue() % 7 + 1);
        }
    }
}
