package io.lunapark.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final SigningKeys FIRST = SigningKeys.first(START);
    private static final Instant MONTH_LATER = START.plus(Duration.ofDays(30));
    private static final SigningKeys TWO = FIRST.rotated(MONTH_LATER).orElseThrow();

    @Test
    void theOnlyKeySignsAtOnce() {
        assertThat(FIRST.newestFirst()).hasSize(1);
        assertThat(FIRST.signing(START)).isEqualTo(FIRST.newestFirst().getFirst());
    }

    @Test
    void aNewKeyIsShownAtOnceButSignsOnlyWhenEveryVerifierKnowsIt() throws ParseException {
        RSAKey old = FIRST.newestFirst().getFirst();
        RSAKey fresh = TWO.newestFirst().getFirst();

        assertThat(JWKSet.parse(TWO.publicJson()).getKeys()).hasSize(2);
        assertThat(fresh.getKeyID()).isNotEqualTo(old.getKeyID());
        assertThat(TWO.signing(MONTH_LATER)).isEqualTo(old);
        assertThat(TWO.signing(MONTH_LATER.plus(SigningKeys.KNOWN_AFTER).minusMillis(1)))
                .isEqualTo(old);
        assertThat(TWO.signing(MONTH_LATER.plus(SigningKeys.KNOWN_AFTER))).isEqualTo(fresh);
    }

    @Test
    void theOldestGoesOnlyWhenNoTokenOfItCanStillBeValid() {
        Instant signs = MONTH_LATER.plus(SigningKeys.KNOWN_AFTER);
        Instant lastTokenOfTheOld = signs.plus(AccessTokens.LIFETIME).plus(KeyRing.READ_EVERY);

        assertThat(TWO.rotated(MONTH_LATER.plusSeconds(1))).isEmpty();
        assertThat(TWO.rotated(signs)).isEmpty();
        assertThat(TWO.rotated(lastTokenOfTheOld.minusMillis(1))).isEmpty();
        SigningKeys three = TWO.rotated(lastTokenOfTheOld).orElseThrow();
        assertThat(three.newestFirst()).hasSize(2);
        assertThat(three.newestFirst().getLast()).isEqualTo(TWO.newestFirst().getFirst());
        assertThat(three.signing(lastTokenOfTheOld)).isEqualTo(TWO.newestFirst().getFirst());
    }

    @Test
    void whatIsKeptIsReadAgainAndWhatIsShownHasNoPrivatePart() throws ParseException {
        assertThat(SigningKeys.parse(TWO.toJson())).isEqualTo(TWO);

        JWKSet shown = JWKSet.parse(TWO.publicJson());
        assertThat(shown.containsNonPublicKeys()).isFalse();
        assertThat(TWO.publicJson())
                .doesNotContain("\"d\":")
                .doesNotContain("\"p\":")
                .doesNotContain("\"q\":");
        assertThat(shown.getKeys()).allSatisfy(key -> {
            assertThat(key.size()).isEqualTo(2048);
            assertThat(key.getAlgorithm()).hasToString("RS256");
        });
        assertThat(TWO.toString())
                .doesNotContain(TWO.newestFirst().getFirst().getModulus().toString());
    }

    @Test
    void thereAreOneOrTwo() {
        List<RSAKey> three = List.of(
                FIRST.newestFirst().getFirst(),
                FIRST.newestFirst().getFirst(),
                FIRST.newestFirst().getFirst());

        assertThatThrownBy(() -> new SigningKeys(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SigningKeys(three)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKeys.parse("no keys")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Optional.of(FIRST.ids()))
                .contains(List.of(FIRST.newestFirst().getFirst().getKeyID()));
    }
}
