package io.lunapark.kernel.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

    private static final Map<String, ?> NONE = Map.of();

    @Test
    void aPlaceHasItsValueOrStaysAsItIs() {
        assertThat(english("At most {limit}, not {seats}.", Map.of("limit", 100)))
                .isEqualTo("At most 100, not {seats}.");
        assertThat(english("#1 of {\"a\": 1}", NONE)).isEqualTo("#1 of {\"a\": 1}");
    }

    /** As CLDR has them; in Portuguese 0 goes with 1. */
    @ParameterizedTest
    @CsvSource({
        "en, 0 1 2 5 11 21 101, other one other other other other other",
        "pl, 0 1 2 4 5 11 12 14 21 22 25 101 102 112, many one few few many many many many many few many many few many",
        "pt-BR, 0 1 2 5 11 21 101, one one other other other other other",
        "ru, 0 1 2 4 5 11 12 14 21 22 25 101 102 111, many one few few many many many many one few many one few many"
    })
    void aNumberHasThePluralCategoryOfTheLanguage(String language, String numbers, String categories) {
        String[] expected = categories.split(" ");
        String[] given = numbers.split(" ");
        for (int i = 0; i < given.length; i++) {
            assertThat(Sentence.say(
                            "{n, plural, one {# one} few {# few} many {# many} other {# other}}",
                            Locale.forLanguageTag(language),
                            Map.of("n", Long.valueOf(given[i]))))
                    .isEqualTo(given[i] + " " + expected[i]);
        }
    }

    @Test
    void aFormForOneNumberComesFirstAndOtherLast() {
        String pattern = "{n, plural, =0 {none} one {one} other {#}}";

        assertThat(english(pattern, Map.of("n", 0))).isEqualTo("none");
        assertThat(english(pattern, Map.of("n", 1))).isEqualTo("one");
        assertThat(english(pattern, Map.of("n", 7))).isEqualTo("7");
        assertThat(Sentence.say(pattern, Locale.of("ru"), Map.of("n", 2))).isEqualTo("2");
    }

    @Test
    void aFormHasPlacesOfItsOwn() {
        String pattern = "{n, plural, one {# wagon{m, plural, =0 {} other { and # staff}}} other {# wagons of {name}}}";

        assertThat(english(pattern, Map.of("n", 1, "m", 0))).isEqualTo("1 wagon");
        assertThat(english(pattern, Map.of("n", 1, "m", 2))).isEqualTo("1 wagon and 2 staff");
        assertThat(english(pattern, Map.of("n", 3, "name", "A1"))).isEqualTo("3 wagons of A1");
    }

    @Test
    void whatIsWrittenWrongIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> english("At most {limit", NONE))
                .withMessageContaining("At most {limit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> english("{n, plural, one {#}}", Map.of("n", 2)))
                .withMessageContaining("one {#}");
    }

    private static String english(String pattern, Map<String, ?> values) {
        return Sentence.say(pattern, Locale.ENGLISH, values);
    }
}
