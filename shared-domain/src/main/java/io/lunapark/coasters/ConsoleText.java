package io.lunapark.coasters;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statistics as lines of text, in the layout of the original task: in Polish or English. */
public final class ConsoleText {

    /** What one block of the page is about; the name is shown behind the number where there is one. */
    public record CoasterPlan(
            CoasterNumber number, @Nullable String name, Plan plan) {}

    private record Labels(String time, String coaster, String hours, String wagons, String staff, String clients) {}

    private static final Labels POLISH = new Labels(
            "Godzina", "Kolejka", "Godziny działania", "Liczba wagonów", "Dostępny personel", "Klienci dziennie");
    private static final Labels ENGLISH =
            new Labels("Time", "Coaster", "Opening hours", "Wagons", "Available staff", "Clients per day");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** What would start a line, move the cursor or turn the direction of what follows. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private final Labels labels;
    private final ProblemWords words;

    private ConsoleText(Labels labels, ProblemWords words) {
        this.labels = labels;
        this.words = words;
    }

    public static ConsoleText in(Locale language) {
        return language.getLanguage().equals("pl")
                ? new ConsoleText(POLISH, ProblemWords.in(language))
                : new ConsoleText(ENGLISH, ProblemWords.in(Locale.ENGLISH));
    }

    /** The whole page: the time in the venue, and a block for each coaster. */
    public String page(LocalTime now, List<CoasterPlan> coasters) {
        String blocks = coasters.stream().map(this::block).collect(Collectors.joining());
        return "[%s %s]\n%s".formatted(labels.time, MINUTE.format(now), blocks);
    }

    /** The line for the log of problems, at a time of the venue. */
    public String problemLine(LocalDateTime now, CoasterNumber number, List<PlanProblem> problems) {
        return "[%s] %s %s - %s".formatted(SECOND.format(now), labels.coaster, number, status(problems));
    }

    private String block(CoasterPlan coaster) {
        Plan plan = coaster.plan();
        String called =
                coaster.name() == null ? coaster.number().toString() : coaster.number() + " - " + coaster.name();
        return """

                [%s %s]
                1. %s: %s - %s
                2. %s: %d/%s
                3. %s: %d/%s
                4. %s: %d
                5. %s
                """.formatted(
                        labels.coaster,
                        printable(called),
                        labels.hours,
                        MINUTE.format(plan.opensAt()),
                        MINUTE.format(plan.closesAt()),
                        labels.wagons,
                        plan.wagons().present(),
                        orDash(plan.wagons().required()),
                        labels.staff,
                        plan.staff().present(),
                        orDash(plan.staff().required()),
                        labels.clients,
                        plan.clients().planned(),
                        status(plan.problems()));
    }

    private String status(List<PlanProblem> problems) {
        return problems.isEmpty() ? "Status: OK" : "Problem: " + words.text(problems);
    }

    private static String orDash(@Nullable Long number) {
        return number == null ? "–" : number.toString();
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }
}
