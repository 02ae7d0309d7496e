package io.lunapark.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.platform.http.Language;
import io.lunapark.platform.http.ProblemTexts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every reason for which identity refuses something has words in every language. */
class IdentityProblemTextsTest {

    private static final List<IdentityProblem> ALL = List.of(
            new IdentityProblem.EmailTaken(),
            new IdentityProblem.WrongCredentials(),
            new IdentityProblem.WrongPassword("currentPassword"),
            new IdentityProblem.PasswordTooShort("password", 4321),
            new IdentityProblem.PasswordTooLong("password", 4321),
            new IdentityProblem.PasswordTooCommon("password"),
            new IdentityProblem.TooManyAttempts(4321),
            new IdentityProblem.RefreshTokenRefused(),
            new IdentityProblem.InvitationRefused(),
            new IdentityProblem.UserNotFound(UUID.randomUUID()),
            new IdentityProblem.UserNotActive(UUID.randomUUID()),
            new IdentityProblem.LastAdmin());

    private final ProblemTexts texts = new ProblemTexts("identity");

    @Test
    void noProblemIsForgottenHere() {
        assertThat(ALL.stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(IdentityProblem.class.getPermittedSubclasses());
    }

    @Test
    void everyProblemHasWordsInEveryLanguage() {
        for (IdentityProblem problem : ALL) {
            for (Locale language : Language.ALL) {
                String detail = texts.detail(problem.code(), language, problem.parameters());
                assertThat(texts.title(problem.code(), language)).isNotEqualTo(problem.code() + ".title");
                assertThat(detail).isNotEqualTo(problem.code() + ".detail").doesNotContain("{");
                assertThat(problem.parameters().values())
                        .allSatisfy(value -> assertThat(detail).contains(value.toString()));
            }
        }
    }

    @Test
    void aBadAddressIsExplainedInEveryLanguage() {
        for (Locale language : Language.ALL) {
            assertThat(texts.field("invalid-format.email", language, Map.of())).contains("ola@example.com");
        }
    }
}
