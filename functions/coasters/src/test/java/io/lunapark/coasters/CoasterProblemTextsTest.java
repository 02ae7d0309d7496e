package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.platform.http.Language;
import io.lunapark.platform.http.ProblemTexts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every reason for which a coaster is refused something has words in every language. */
class CoasterProblemTextsTest {

    private static final List<CoasterProblem> ALL = List.of(
            new CoasterProblem.CoasterNotFound(UUID.randomUUID()),
            new CoasterProblem.WagonNotFound(UUID.randomUUID(), UUID.randomUUID()),
            new CoasterProblem.AlertNotFound(UUID.randomUUID()),
            new CoasterProblem.AlertResolved(UUID.randomUUID()),
            new CoasterProblem.TrackLengthFixed(new BigDecimal("1800.5")),
            new CoasterProblem.TooManyWagons(1234));

    private final ProblemTexts texts = new ProblemTexts("coasters");

    @Test
    void noProblemIsForgottenHere() {
        assertThat(ALL.stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(CoasterProblem.class.getPermittedSubclasses());
    }

    @Test
    void everyProblemHasWordsInEveryLanguage() {
        for (CoasterProblem problem : ALL) {
            List<Object> told = valuesIn(detail(problem, Language.ENGLISH), problem);
            for (Locale language : Language.ALL) {
                String detail = detail(problem, language);
                assertThat(texts.title(problem.code(), language)).isNotEqualTo(problem.code() + ".title");
                assertThat(detail).isNotEqualTo(problem.code() + ".detail").doesNotContain("{");
                assertThat(valuesIn(detail, problem))
                        .as("%s in %s", problem.code(), language)
                        .isEqualTo(told);
            }
        }
    }

    private String detail(CoasterProblem problem, Locale language) {
        return texts.detail(problem.code(), language, problem.parameters());
    }

    private static List<Object> valuesIn(String detail, CoasterProblem problem) {
        return problem.parameters().values().stream()
                .filter(value -> detail.contains(value.toString()))
                .toList();
    }
}
