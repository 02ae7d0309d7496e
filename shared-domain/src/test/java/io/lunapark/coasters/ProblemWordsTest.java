package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemWordsTest {

    private static String text(String language, PlanProblem... problems) {
        return ProblemWords.in(Locale.forLanguageTag(language)).text(List.of(problems));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Missing 117 wagons, 221 staff
            pl | Brakuje 221 pracowników, brak 117 wagonów
            pt-BR | Faltam 117 vagões, faltam 221 funcionários
            ru | Не хватает 117 вагонов, 221 сотрудника
            de | Missing 117 wagons, 221 staff
            """)
    void missingWagonsAndStaff(String language, String expected) {
        assertThat(text(language, PlanProblem.missingWagons(117L, 221))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Missing 1 wagon
            pl | Brak 1 wagonu
            pt-BR | Falta 1 vagão
            ru | Не хватает 1 вагона
            """)
    void aNumberOfZeroIsNotSpokenOf(String language, String expected) {
        assertThat(text(language, PlanProblem.missingWagons(1L, 0))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | A ride takes longer than the opening hours, missing 1 staff
            pl | Brakuje 1 pracownika, przejazd trwa dłużej niż godziny działania
            pt-BR | Uma volta dura mais que o horário de funcionamento, falta 1 funcionário
            ru | Поездка длится дольше часов работы, не хватает 1 сотрудника
            """)
    void aRideLongerThanTheDay(String language, String expected) {
        assertThat(text(language, PlanProblem.missingWagons(null, 1))).isEqualTo(expected);
        assertThat(text(language, PlanProblem.missingWagons(null, 0)))
                .doesNotContain("1")
                .doesNotContain(",");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | There is staff for a capacity of only 512 of 1024; missing 1 staff
            pl | Personelu wystarcza tylko na przepustowość 512 z 1024; brakuje 1 pracownika
            pt-BR | Há funcionários para uma capacidade de apenas 512 de 1024; falta 1 funcionário
            ru | Персонала хватает лишь на пропускную способность 512 из 1024; не хватает 1 сотрудника
            """)
    void unstaffedCapacityAndMissingStaff(String language, String expected) {
        assertThat(text(language, PlanProblem.unstaffedCapacity(1_024, 512), PlanProblem.missingStaff(1)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 2 staff too many; more than twice the capacity needed: 4 wagons, 10 staff too many
            pl | O 2 pracowników za dużo; przepustowość ponad dwa razy większa niż potrzebna: o 4 wagony, o 10 pracowników za dużo
            pt-BR | Sobram 2 funcionários; mais que o dobro da capacidade necessária: sobram 4 vagões, sobram 10 funcionários
            ru | Лишние: 2 сотрудника; пропускная способность более чем вдвое выше нужной, лишние: 4 вагона, 10 сотрудников
            """)
    void surplusOfStaffAndCapacity(String language, String expected) {
        assertThat(text(language, PlanProblem.surplusStaff(2), PlanProblem.surplusCapacity(4, 10)))
                .isEqualTo(expected);
    }

    @Test
    void everyKindHasWordsInEveryLanguage() {
        List<PlanProblem> all = List.of(
                PlanProblem.missingWagons(3L, 7),
                PlanProblem.unstaffedCapacity(90, 45),
                PlanProblem.missingStaff(7),
                PlanProblem.surplusStaff(7),
                PlanProblem.surplusCapacity(3, 7));
        assertThat(all).extracting(PlanProblem::code).containsExactlyInAnyOrder(ProblemKind.values());

        for (String language : List.of("en", "pl", "pt-BR", "ru")) {
            ProblemWords words = ProblemWords.in(Locale.forLanguageTag(language));
            assertThat(all).extracting(words::text).doesNotHaveDuplicates().allMatch(text -> text.matches(".*\\d.*"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, pracownika, wagonu, wagon",
        "2, pracowników, wagonów, wagony",
        "4, pracowników, wagonów, wagony",
        "5, pracowników, wagonów, wagonów",
        "11, pracowników, wagonów, wagonów",
        "12, pracowników, wagonów, wagonów",
        "14, pracowników, wagonów, wagonów",
        "21, pracowników, wagonów, wagonów",
        "22, pracowników, wagonów, wagony",
        "24, pracowników, wagonów, wagony",
        "25, pracowników, wagonów, wagonów",
        "101, pracowników, wagonów, wagonów",
        "102, pracowników, wagonów, wagony",
        "112, pracowników, wagonów, wagonów",
        "122, pracowników, wagonów, wagony"
    })
    void polishPlurals(long number, String staff, String missingWagons, String wagonsTooMany) {
        assertThat(text("pl", PlanProblem.missingWagons(number, number)))
                .isEqualTo("Brakuje %d %s, brak %d %s", number, staff, number, missingWagons);
        assertThat(text("pl", PlanProblem.surplusCapacity(number, number)))
                .endsWith(": o %d %s, o %d %s za dużo".formatted(number, wagonsTooMany, number, staff));
    }

    @ParameterizedTest
    @CsvSource({
        "1, вагон, сотрудник",
        "2, вагона, сотрудника",
        "4, вагона, сотрудника",
        "5, вагонов, сотрудников",
        "11, вагонов, сотрудников",
        "12, вагонов, сотрудников",
        "14, вагонов, сотрудников",
        "21, вагон, сотрудник",
        "22, вагона, сотрудника",
        "25, вагонов, сотрудников",
        "111, вагонов, сотрудников",
        "112, вагонов, сотрудников",
        "121, вагон, сотрудник",
        "122, вагона, сотрудника"
    })
    void russianPlurals(long number, String wagon, String employee) {
        assertThat(text("ru", PlanProblem.surplusCapacity(number, number)))
                .endsWith(", лишние: %d %s, %d %s".formatted(number, wagon, number, employee));
        assertThat(text("ru", PlanProblem.surplusStaff(number))).isEqualTo("Лишние: %d %s", number, employee);
    }

    @ParameterizedTest
    @CsvSource({
        "1, сотрудника",
        "2, сотрудников",
        "5, сотрудников",
        "11, сотрудников",
        "21, сотрудника",
        "111, сотрудников"
    })
    void russianGenitiveAfterMissing(long number, String employee) {
        assertThat(text("ru", PlanProblem.missingStaff(number))).isEqualTo("Не хватает " + number + " " + employee);
    }

    @Test
    void onlyOneIsSingularInEnglishAndPortuguese() {
        assertThat(text("en", PlanProblem.missingWagons(1L, 1))).isEqualTo("Missing 1 wagon, 1 staff");
        assertThat(text("pt-BR", PlanProblem.missingWagons(1L, 1))).isEqualTo("Falta 1 vagão, falta 1 funcionário");
        LongStream.of(2, 4, 5, 11, 12, 14, 21, 22, 25, 112, 122).forEach(number -> {
            assertThat(text("en", PlanProblem.missingWagons(number, number)))
                    .isEqualTo("Missing %d wagons, %d staff", number, number);
            assertThat(text("pt-BR", PlanProblem.missingWagons(number, number)))
                    .isEqualTo("Faltam %d vagões, faltam %d funcionários", number, number);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 3 wagons too many | 1 staff too many
            pl | o 3 wagony za dużo | o 1 pracownika za dużo
            pt-BR | sobram 3 vagões | sobra 1 funcionário
            ru | лишние: 3 вагона | лишние: 1 сотрудник
            """)
    void aSurplusOfWagonsOrStaffAlone(String language, String wagons, String staff) {
        assertThat(text(language, PlanProblem.surplusCapacity(3, 0))).endsWith(" " + wagons);
        assertThat(text(language, PlanProblem.surplusCapacity(0, 1))).endsWith(" " + staff);
    }
}
