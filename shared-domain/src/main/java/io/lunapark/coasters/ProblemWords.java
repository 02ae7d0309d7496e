package io.lunapark.coasters;

import io.lunapark.kernel.words.Sentences;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a language what is wrong with a plan, with its numbers, in the plural form that each of them asks for. */
public final class ProblemWords {

    private static final Sentences CLAUSES = new Sentences(List.of("/words/plan"));

    private final Locale language;

    private ProblemWords(Locale language) {
        this.language = language;
    }

    /** The words of that language; English where it is none of English, Polish, Portuguese and Russian. */
    public static ProblemWords in(Locale language) {
        return new ProblemWords(
                switch (language.getLanguage()) {
                    case "pl" -> Locale.of("pl");
                    case "pt" -> Locale.of("pt", "BR");
                    case "ru" -> Locale.of("ru");
                    default -> Locale.ENGLISH;
                });
    }

    /** One problem, such as {@code Missing 117 wagons, 221 staff}. */
    public String text(PlanProblem problem) {
        return text(List.of(problem));
    }

    /** All of them in one line, in the order given. */
    public String text(List<PlanProblem> problems) {
        return capitalised(problems.stream().map(this::clause).collect(Collectors.joining("; ")));
    }

    private String clause(PlanProblem problem) {
        boolean noNumberWouldDo = problem.code() == ProblemKind.MISSING_WAGONS && problem.wagons() == null;
        Map<String, Long> numbers = new HashMap<>();
        put(numbers, "wagons", problem.wagons());
        put(numbers, "staff", problem.staff());
        put(numbers, "capacity", problem.capacity());
        put(numbers, "staffedCapacity", problem.staffedCapacity());
        return CLAUSES.say(noNumberWouldDo ? "ride-too-long" : problem.code().toString(), language, numbers);
    }

    private static void put(Map<String, Long> numbers, String name, @Nullable Long number) {
        if (number != null) {
            numbers.put(name, number);
        }
    }

    private static String capitalised(String clause) {
        return clause.isEmpty() ? clause : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }
}
