package io.lunapark.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.identity.IdentityProblem.PasswordTooCommon;
import io.lunapark.identity.IdentityProblem.PasswordTooLong;
import io.lunapark.identity.IdentityProblem.PasswordTooShort;
import io.lunapark.kernel.Decision;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PasswordTest {

    private static final Password.Guesses HARD = (password, personal) -> 1e12;
    private static final Password.Guesses EASY = (password, personal) -> 1e10 - 1;

    @Property
    void lengthsAreCountedInCharactersWhateverTheirSize(@ForAll @IntRange(max = 200) int length) {
        for (String character : List.of("a", "ż", "语", "🎢")) {
            Decision<Password> chosen = Password.chosen(character.repeat(length), "password", HARD, List.of());

            if (length < 15) {
                assertThat(chosen).isEqualTo(Decision.refused(new PasswordTooShort("password", 15)));
            } else if (length > 128) {
                assertThat(chosen).isEqualTo(Decision.refused(new PasswordTooLong("password", 128)));
            } else {
                assertThat(chosen).isInstanceOf(Decision.Accepted.class);
            }
        }
    }

    @Test
    void whatIsEasyToGuessIsRefusedUnderTheFieldThatItWasTypedInto() {
        assertThat(Password.chosen("a".repeat(20), "newPassword", EASY, List.of()))
                .isEqualTo(Decision.refused(new PasswordTooCommon("newPassword")));
    }

    @Test
    void anAccentIsTheSameHoweverTheKeyboardSendsIt() {
        assertThat(new Password("zażółć gęślą jaźń"))
                .isEqualTo(new Password("zaz\u0307o\u0301łc\u0301 ge\u0328s\u0301la\u0328 jaz\u0301n\u0301"));
        assertThat(new Password("ﬁve")).isNotEqualTo(new Password("five"));
    }

    @Test
    void blanksAndCaseCount() {
        assertThat(new Password(" Otter ")).isNotEqualTo(new Password("otter"));
        assertThat(new Password("three otters").toString()).doesNotContain("otters");
    }
}
