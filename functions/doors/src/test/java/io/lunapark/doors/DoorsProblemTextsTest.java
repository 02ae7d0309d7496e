package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.doors.DoorsProblem.AlreadyHigh;
import io.lunapark.doors.DoorsProblem.AlreadyMember;
import io.lunapark.doors.DoorsProblem.AlreadyOver;
import io.lunapark.doors.DoorsProblem.BuildingNameTaken;
import io.lunapark.doors.DoorsProblem.BuildingNotFound;
import io.lunapark.doors.DoorsProblem.CustomersNeedPasses;
import io.lunapark.doors.DoorsProblem.DoorNameTaken;
import io.lunapark.doors.DoorsProblem.DoorNotFound;
import io.lunapark.doors.DoorsProblem.DoorStaysShut;
import io.lunapark.doors.DoorsProblem.GroupNameTaken;
import io.lunapark.doors.DoorsProblem.GroupNotFound;
import io.lunapark.doors.DoorsProblem.MayNotDecide;
import io.lunapark.doors.DoorsProblem.NotAMember;
import io.lunapark.doors.DoorsProblem.NotActive;
import io.lunapark.doors.DoorsProblem.PassNotFound;
import io.lunapark.doors.DoorsProblem.PersonNotFound;
import io.lunapark.doors.DoorsProblem.RequestDecided;
import io.lunapark.doors.DoorsProblem.RequestNotFound;
import io.lunapark.doors.DoorsProblem.RequestOpen;
import io.lunapark.doors.DoorsProblem.RequesterLeft;
import io.lunapark.doors.DoorsProblem.TooMany;
import io.lunapark.platform.http.Language;
import io.lunapark.platform.http.ProblemTexts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every reason for which somebody is refused something here has words in every language. */
class DoorsProblemTextsTest {

    private static final UUID ID = UUID.randomUUID();

    private static final List<DoorsProblem> ALL = Stream.concat(
                    Stream.<DoorsProblem>of(
                            new BuildingNotFound(ID),
                            new DoorNotFound(ID),
                            new GroupNotFound(ID),
                            new RequestNotFound(ID),
                            new PassNotFound(ID),
                            new PersonNotFound("Ola Nowak"),
                            new CustomersNeedPasses("Ola Nowak"),
                            new AlreadyOver(),
                            new NotActive(),
                            new BuildingNameTaken("Office"),
                            new DoorNameTaken("Entrance"),
                            new GroupNameTaken("Cleaners"),
                            new AlreadyMember(ID),
                            new AlreadyHigh(ID),
                            new NotAMember(ID),
                            new RequestOpen(ID),
                            new RequestDecided(ID, PermissionRequest.State.rejected),
                            new RequesterLeft(ID),
                            new MayNotDecide(ID),
                            new TooMany("passes", 1234)),
                    Arrays.stream(Denial.values()).map(reason -> new DoorStaysShut(ID, reason)))
            .toList();

    private final ProblemTexts texts = new ProblemTexts("doors");

    @Test
    void noProblemIsForgottenHere() {
        assertThat(ALL.stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DoorsProblem.class.getPermittedSubclasses())
                        .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                        .toList());
    }

    @Test
    void everyProblemHasWordsInEveryLanguage() {
        for (DoorsProblem problem : ALL) {
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

    private String detail(DoorsProblem problem, Locale language) {
        return texts.detail(problem.code(), language, problem.parameters());
    }

    private static List<Object> valuesIn(String detail, DoorsProblem problem) {
        return problem.parameters().values().stream()
                .filter(value -> detail.contains(value.toString()))
                .toList();
    }
}
