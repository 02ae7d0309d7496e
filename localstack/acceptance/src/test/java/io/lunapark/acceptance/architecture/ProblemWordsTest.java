package io.lunapark.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import io.lunapark.kernel.Problem;
import io.lunapark.platform.http.Language;
import io.lunapark.platform.http.ProblemTexts;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Every problem of every module has words where its functions look for them: the platform's own and the system's. */
@AnalyzeClasses(packages = "io.lunapark", importOptions = Shipped.class)
class ProblemWordsTest {

    @ArchTest
    static void everyCodeHasWordsInEveryLanguage(JavaClasses all) throws ReflectiveOperationException {
        List<JavaClass> kinds = all.stream()
                .filter(type -> type.isAssignableTo(Problem.class) && !type.isInterface())
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .toList();

        assertThat(kinds).hasSizeGreaterThan(30);
        for (JavaClass kind : kinds) {
            ProblemTexts texts = new ProblemTexts(kind.getPackageName().split("\\.")[2]);
            for (Problem problem : problems(kind.reflect())) {
                List<Object> told = told(texts, problem, Language.ENGLISH);
                for (Locale language : Language.ALL) {
                    String title = texts.title(problem.code(), language);
                    String detail = texts.detail(problem.code(), language, problem.parameters());
                    assertThat(title).as("%s in %s", problem, language).doesNotContain(problem.code() + ".");
                    assertThat(detail)
                            .as("%s in %s", problem, language)
                            .doesNotContain(problem.code() + ".")
                            .doesNotContain("{");
                    assertThat(told(texts, problem, language))
                            .as("values told of %s in %s", problem, language)
                            .isEqualTo(told);
                }
            }
        }
    }

    /** The values that its text has. */
    private static List<Object> told(ProblemTexts texts, Problem problem, Locale language) {
        String detail = texts.detail(problem.code(), language, problem.parameters());
        return problem.parameters().values().stream()
                .filter(value -> detail.contains(value.toString()))
                .toList();
    }

    /** One for each code: all constants of an enum, and a record with each constant of the enums that it holds. */
    private static List<Problem> problems(Class<?> kind) throws ReflectiveOperationException {
        if (kind.isEnum()) {
            return Arrays.stream(kind.getEnumConstants())
                    .map(Problem.class::cast)
                    .toList();
        }
        Class<?>[] types = Arrays.stream(kind.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = kind.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        List<Object[]> arguments = List.of(new Object[][] {{}});
        for (Class<?> type : types) {
            arguments = arguments.stream()
                    .flatMap(some -> values(type).stream().map(value -> with(some, value)))
                    .toList();
        }
        List<Problem> problems = new ArrayList<>();
        for (Object[] some : arguments) {
            problems.add((Problem) constructor.newInstance(some));
        }
        return problems;
    }

    private static Object[] with(Object[] some, Object value) {
        Object[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = value;
        return more;
    }

    private static List<?> values(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.asList(type.getEnumConstants());
        } else if (type == UUID.class) {
            return List.of(new UUID(0, 1));
        } else if (type == int.class) {
            return List.of(1234);
        } else if (type == long.class) {
            return List.of(1234L);
        } else if (type == Instant.class) {
            return List.of(Instant.EPOCH);
        } else if (type == BigDecimal.class) {
            return List.of(BigDecimal.ONE);
        } else if (type == List.class || type == Collection.class) {
            return List.of(List.of());
        } else if (type == Set.class) {
            return List.of(Set.of());
        }
        return List.of("passes");
    }
}
