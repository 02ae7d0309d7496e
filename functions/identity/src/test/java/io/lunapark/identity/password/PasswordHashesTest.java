package io.lunapark.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lunapark.identity.EmailAddress;
import io.lunapark.identity.Password;
import io.lunapark.platform.http.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashesTest {

    private static final Password RIGHT = new Password("three otters on a roller coaster");
    private static final EmailAddress OLA = new EmailAddress("ola.nowak@example.com");

    private final PasswordHashes hashes = new PasswordHashes();

    @Test
    void aHashFitsItsPasswordAndNoOther() {
        String hash = hashes.hash(RIGHT);

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("otters");
        assertThat(hashes.matches(RIGHT, Optional.of(hash))).isTrue();
        assertThat(hashes.matches(new Password("three otters on a roller coaster "), Optional.of(hash)))
                .isFalse();
        assertThat(hashes.hash(RIGHT)).isNotEqualTo(hash);
    }

    @Test
    void nobodyHasAPasswordThatFits() {
        assertThat(hashes.matches(RIGHT, Optional.empty())).isFalse();
    }

    /** Reference of the argon2 project: argon2id, m=65536, t=2, p=1, "password", "somesalt". */
    @Test
    void aHashMadeElsewhereWithOtherParametersStillFitsAndIsOutdated() {
        String elsewhere = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hashes.matches(new Password("password"), Optional.of(elsewhere)))
                .isTrue();
        assertThat(hashes.isOutdated(elsewhere)).isTrue();
        assertThat(hashes.isOutdated(hashes.hash(RIGHT))).isFalse();
    }

    @Test
    void whatIsNoHashOfOursIsNotCompared() {
        assertThatThrownBy(() -> hashes.matches(RIGHT, Optional.of("$2a$10$abc")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "aaaaaaaaaaaaaaaaaaaa",
                "123456789012345678",
                "qwertyuiopasdfghjkl",
                "ola.nowak@example.com",
                "lunaparklunapark",
                "OlaNowakOlaNowak",
                "lunapark ola.nowak"
            })
    void whatWouldBeTriedFirstIsRefused(String common) {
        assertThatThrownBy(() -> NewPasswords.choose(common, "password", OLA, "Ola Nowak"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("password-too-common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three otters on a roller coaster",
                "zażółć gęślą jaźń",
                "9f3Kp2Lq8Vx1Zt7",
                "снег идёт над каруселью"
            })
    void whatIsHardToGuessIsTaken(String good) {
        assertThat(NewPasswords.choose(good, "password", OLA, "Ola Nowak")).isEqualTo(new Password(good));
    }
}
