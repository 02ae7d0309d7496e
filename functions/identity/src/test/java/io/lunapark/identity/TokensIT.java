package io.lunapark.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.People;
import io.lunapark.testing.SecondLane;
import io.lunapark.testing.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tokens that look like ours: made with the stack's own key where that is all that is right about them. */
@SecondLane
class TokensIT {

    private static final Stack STACK = SharedStack.running();
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    /** RFC 8725 and the spec allow a clock to be off by so much. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final RSAKey key = JWKSet.parse(Files.readString(STACK.secrets().file("SigningKeys")))
            .getKeys()
            .getFirst()
            .toRSAKey();

    TokensIT() throws IOException, ParseException {}

    @Test
    void aTokenWithEverythingRightIsTaken() throws JOSEException {
        assertThat(status(signed(header(), claims().build(), new RSASSASigner(key))))
                .isEqualTo(200);
    }

    @Test
    void aTokenThatNobodySigned() {
        refused(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASharedSecret() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(ACCESS_TOKEN)
                .keyID(key.getKeyID())
                .build();

        refused(signed(
                header, claims().build(), new MACSigner(key.toRSAPublicKey().getEncoded())));
        refused(signed(header, claims().build(), new MACSigner(key.toPublicJWK().toJSONString())));
    }

    @Test
    void aTokenOfAnotherIssuerOrForAnotherAudience() throws JOSEException {
        refused(signed(header(), claims().issuer("https://evil.example").build(), new RSASSASigner(key)));
        refused(signed(header(), claims().audience("another").build(), new RSASSASigner(key)));
    }

    @Test
    void aTokenOutOfItsTime() throws JOSEException {
        Instant now = Instant.now();
        refused(signed(
                header(),
                claims().expirationTime(Date.from(now.minus(SKEW.multipliedBy(2))))
                        .build(),
                new RSASSASigner(key)));
        refused(signed(
                header(),
                claims().notBeforeTime(Date.from(now.plus(SKEW.multipliedBy(2))))
                        .build(),
                new RSASSASigner(key)));
        refused(signed(header(), claims().expirationTime(null).build(), new RSASSASigner(key)));
    }

    @Test
    void aTokenWithARoleAddedByHand() throws JOSEException {
        String ours =
                signed(header(), claims().claim("roles", List.of("customer")).build(), new RSASSASigner(key));
        String[] parts = ours.split("\\.");
        String payload = Base64URL.from(parts[1]).decodeToString();
        assertThat(payload).contains("[\"customer\"]");

        String theirs = parts[0] + "." + Base64URL.encode(payload.replace("[\"customer\"]", "[\"customer\",\"admin\"]"))
                + "." + parts[2];

        refused(theirs);
    }

    @Test
    void aTokenOfAnotherKeyUnderOurName() throws JOSEException {
        RSAKey other = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();

        refused(signed(header(), claims().build(), new RSASSASigner(other)));
        refused(signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(ACCESS_TOKEN)
                        .keyID(key.getKeyID())
                        .jwk(other.toPublicJWK())
                        .build(),
                claims().build(),
                new RSASSASigner(other)));
    }

    @Test
    void aTokenOfAnotherKindOrAnotherAlgorithm() throws JOSEException {
        refused(signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims().build(),
                new RSASSASigner(key)));
        refused(signed(
                new JWSHeader.Builder(JWSAlgorithm.RS512)
                        .type(ACCESS_TOKEN)
                        .keyID(key.getKeyID())
                        .build(),
                claims().build(),
                new RSASSASigner(key)));
    }

    @Test
    void whatIsNoTokenAtAll() {
        for (String nonsense : List.of("x", "a.b.c", "..", "null", "Bearer", "e30.e30.")) {
            refused(nonsense);
        }
    }

    @Test
    void noRoleIsEnoughWithoutAUser() throws JOSEException {
        assertThat(status(signed(header(), claims().subject(null).build(), new RSASSASigner(key))))
                .isEqualTo(401);
    }

    private JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(ACCESS_TOKEN)
                .keyID(key.getKeyID())
                .build();
    }

    /** Those of an admin who has just signed in. */
    private static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(STACK.url())
                .audience("lunapark")
                .subject(UUID.randomUUID().toString())
                .claim("name", "Somebody")
                .claim("roles", List.of("admin"))
                .claim("sid", UUID.randomUUID().toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static void refused(String token) {
        assertThat(status(token)).as(token).isEqualTo(401);
    }

    private static int status(String token) {
        return People.of(SharedStack.running())
                .nobody()
                .get("/api/users", "Authorization", "Bearer " + token)
                .status();
    }
}
