package io.lunapark.analytics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A part of the calendar. Weeks begin on Monday. */
public enum Period {
    DAY,
    WEEK,
    MONTH;

    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("dd.MM", Locale.ROOT);

    private static final List<String> ENGLISH =
            months("January February March April May June July August September October November December");

    /** As they stand behind a number. */
    private static final Map<String, List<String>> MONTHS = Map.of(
            "pl",
            months(
                    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
            "pt",
            months("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro").stream()
                    .map(month -> "de " + month)
                    .toList(),
            "ru",
            months("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"));

    /** As in requests, e.g. {@code week}. */
    public static Optional<Period> of(String name) {
        return Arrays.stream(values())
                .filter(period -> period.toString().equals(name))
                .findFirst();
    }

    /** Its first day, where it holds this one. */
    public LocalDate first(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
        };
    }

    /** Its last day. */
    public LocalDate last(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> first(date).plusDays(6);
            case MONTH -> date.with(TemporalAdjusters.lastDayOfMonth());
        };
    }

    /** {@code 03.03} */
    public static String label(LocalDate day) {
        return DAY_AND_MONTH.format(day);
    }

    /** {@code 01–03 March}, {@code 30.03–05.04} across months, {@code 03.03} for one day. */
    public static String label(LocalDate first, LocalDate last, Locale language) {
        if (first.equals(last)) {
            return label(first);
        }
        return first.getMonth() == last.getMonth() && first.getYear() == last.getYear()
                ? "%02d–%02d %s".formatted(first.getDayOfMonth(), last.getDayOfMonth(), month(last, language))
                : label(first) + "–" + label(last);
    }

    /** Not from the JDK: the Java of our own zips knows no other language than English. */
    private static String month(LocalDate day, Locale language) {
        return MONTHS.getOrDefault(language.getLanguage(), ENGLISH).get(day.getMonthValue() - 1);
    }

    private static List<String> months(String names) {
        return List.of(names.split(" "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
