package io.lunapark.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private static final Pattern NAME = Pattern.compile(Names.PATTERN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Główna",
                "O'Neill & Søn, 3. piętro",
                "Главный вход",
                "北門",
                "مدخل",
                "Dragon 🐉",
                "<b>",
                "é",
                "a-b_c/d",
                "№ 5"
            })
    void whatCanBeReadIsAName(String name) {
        assertThat(NAME.matcher(name).matches()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "   ",
                " a",
                "a ",
                "a  b",
                "a\tb",
                "a\u00A0b",
                "a\u3000b",
                "a\u2009b",
                "a\nb",
                "\u0000",
                "a\u0085",
                "\u200B",
                "Gł\u200Bówna",
                "a\u202Eb",
                "\u2066a\u2069",
                "a\u200Fb",
                "a\u061Cb",
                "a\u00ADb",
                "a\uFEFF",
                "a\u2060b",
                "a\u034Fb",
                "\u3164",
                "\uFFA0",
                "\u115F",
                "a\u2800",
                "❤\uFE0F",
                "👩\u200D🚒",
                "a\uDB40\uDC41",
                "a\uDB40\uDD00"
            })
    void whatCannotBeSeenIsNotPartOfAName(String name) {
        assertThat(NAME.matcher(name).matches()).isFalse();
    }

    /** Format characters (Cf) that are seen, such as the Arabic number sign, are a part of the text. */
    @Property
    void noControlAndNoSpaceButTheSpaceIsPartOfAName(@ForAll @IntRange(max = 0xFFFF) int character) {
        boolean unseen = Character.isISOControl(character)
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getDirectionality(character) >= Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING
                        && Character.getType(character) == Character.FORMAT;

        if (unseen) {
            assertThat(NAME.matcher("a" + Character.toString(character)).matches())
                    .isFalse();
        }
    }

    @Test
    void aLongLineOfManyWordsIsReadAsWell() {
        assertThat(NAME.matcher("a ".repeat(500_000) + "a").matches()).isTrue();
        assertThat(NAME.matcher("a ".repeat(500_000)).matches()).isFalse();
    }
}
