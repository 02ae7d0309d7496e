package io.lunapark.coasters;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in a language what is wrong with a plan, with its numbers, in the plural form that each of them asks for. */
public abstract sealed class ProblemWords permits EnglishWords, PolishWords, PortugueseWords, RussianWords {

    /** The words of that language; English where it is none of English, Polish, Portuguese and Russian. */
    public static ProblemWords in(Locale language) {
        return switch (language.getLanguage()) {
            case "pl" -> new PolishWords();
            case "pt" -> new PortugueseWords();
            case "ru" -> new RussianWords();
            default -> new EnglishWords();
        };
    }

    /** One problem, such as {@code Missing 117 wagons, 221 staff}. */
    public final String text(PlanProblem problem) {
        return capitalised(clause(problem));
    }

    /** All of them in one line, in the order given. */
    public final String text(List<PlanProblem> problems) {
        return capitalised(problems.stream().map(this::clause).collect(Collectors.joining("; ")));
    }

    private String clause(PlanProblem problem) {
        long wagons = problem.wagons() == null ? 0 : problem.wagons();
        long staff = problem.staff() == null ? 0 : problem.staff();
        long capacity = problem.capacity() == null ? 0 : problem.capacity();
        long staffedCapacity = problem.staffedCapacity() == null ? 0 : problem.staffedCapacity();
        return switch (problem.kind()) {
            case MISSING_WAGONS -> problem.wagons() == null ? rideTooLong(staff) : missing(wagons, staff);
            case UNSTAFFED_CAPACITY -> unstaffed(capacity, staffedCapacity);
            case MISSING_STAFF -> missing(0, staff);
            case SURPLUS_STAFF -> surplus(0, staff);
            case SURPLUS_CAPACITY -> surplusCapacity(wagons, staff);
        };
    }

    /** What is missing; a number of 0 is not spoken of. */
    abstract String missing(long wagons, long staff);

    /** That a ride takes longer than the day, and the staff missing besides, if any. */
    abstract String rideTooLong(long missingStaff);

    abstract String unstaffed(long capacity, long staffedCapacity);

    /** What is too much; a number of 0 is not spoken of. */
    abstract String surplus(long wagons, long staff);

    abstract String surplusCapacity(long wagons, long staff);

    /** The parts that there is something to say about, side by side. */
    static String listed(String... parts) {
        return List.of(parts).stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** {@code 3 wagons}, or nothing for 0. */
    static String counted(String before, long number, String noun) {
        return number == 0 ? "" : before + number + " " + noun;
    }

    private static String capitalised(String clause) {
        return clause.isEmpty() ? clause : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }
}
