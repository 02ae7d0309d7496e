package io.lunapark.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.lunapark.identity.User;
import io.lunapark.kernel.Role;
import io.lunapark.platform.store.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final UUID SESSION = new UUID(7, 7);
    private static final User OLA = new User(
            new UUID(1, 1), "ola@example.com", "Ola Żółw", Set.of(Role.SECURITY, Role.OPERATOR), "pl", true, 1);

    @TempDir
    private Path folder;

    /** The time of the test; moved by hand. */
    private Instant now = NOW;

    @Test
    void aTokenSaysWhoForWhomAndForHowLong() throws Exception {
        SigningKeys keys = SigningKeys.first(now);
        ring().store(keys);

        SignedJWT token = SignedJWT.parse(tokens(ring()).issue(OLA, SESSION));

        assertThat(token.getHeader().getAlgorithm()).hasToString("RS256");
        assertThat(token.getHeader().getType()).hasToString("at+jwt");
        assertThat(token.getHeader().getKeyID()).isEqualTo(keys.ids().getFirst());
        assertThat(token.verify(new RSASSAVerifier(keys.newestFirst().getFirst())))
                .isTrue();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "name", "roles", "sid", "jti", "iat", "exp");
        assertThat(claims.getIssuer()).isEqualTo("https://issuer.example");
        assertThat(claims.getAudience()).containsExactly("lunapark");
        assertThat(claims.getSubject()).isEqualTo(OLA.id().toString());
        assertThat(claims.getStringClaim("name")).isEqualTo("Ola Żółw");
        assertThat(claims.getStringListClaim("roles")).containsExactly("operator", "security");
        assertThat(claims.getStringClaim("sid")).isEqualTo(SESSION.toString());
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(NOW));
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plusSeconds(300)));
    }

    @Test
    void noTwoTokensAreTheSame() {
        ring().store(SigningKeys.first(now));
        AccessTokens tokens = tokens(ring());

        assertThat(tokens.issue(OLA, SESSION)).isNotEqualTo(tokens.issue(OLA, SESSION));
    }

    @Test
    void aRotationIsNoticedWithinMinutesAndSignsOutNobody() throws Exception {
        KeyRing ring = ring();
        SigningKeys first = SigningKeys.first(now.minus(Duration.ofDays(30)));
        ring.store(first);
        AccessTokens tokens = tokens(ring);
        SignedJWT before = SignedJWT.parse(tokens.issue(OLA, SESSION));

        SigningKeys both = first.rotated(now).orElseThrow();
        ring().store(both);
        now = NOW.plus(KeyRing.READ_EVERY);
        assertThat(ring.keys()).isEqualTo(both);
        now = NOW.plus(SigningKeys.KNOWN_AFTER);
        SignedJWT after = SignedJWT.parse(tokens.issue(OLA, SESSION));

        assertThat(before.getHeader().getKeyID()).isEqualTo(both.ids().getLast());
        assertThat(after.getHeader().getKeyID()).isEqualTo(both.ids().getFirst());
        assertThat(before.verify(new RSASSAVerifier(both.newestFirst().getLast())))
                .isTrue();
        assertThat(after.verify(new RSASSAVerifier(both.newestFirst().getFirst())))
                .isTrue();
    }

    @Test
    void theKeysAreReadableByTheirOwnerOnly() throws Exception {
        ring().store(SigningKeys.first(now));

        assertThat(Files.list(folder)).containsExactly(folder.resolve("keys"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutAKeyNothingIsSigned() {
        assertThat(ring().stored()).isEmpty();
        assertThatThrownBy(() -> tokens(ring()).issue(OLA, SESSION)).isInstanceOf(IllegalStateException.class);
    }

    private KeyRing ring() {
        Secrets files = new Secrets(() -> {
            throw new AssertionError("There is no cloud here");
        });
        return new KeyRing(files, "file:" + folder.resolve("keys"), clock());
    }

    private AccessTokens tokens(KeyRing ring) {
        return new AccessTokens(ring, "https://issuer.example", clock(), UUID::randomUUID);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
