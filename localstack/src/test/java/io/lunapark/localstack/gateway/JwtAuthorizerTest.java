package io.lunapark.localstack.gateway;

import static io.lunapark.localstack.gateway.Issuer.NOW;
import static io.lunapark.localstack.gateway.Issuer.header;
import static io.lunapark.localstack.gateway.Issuer.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.lunapark.localstack.template.Template.Authorizer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtAuthorizerTest {

    private static final RSAKey KEY = key("one");
    private static final RSAKey OTHER_KEY = key("two");
    private static final String NOT_SIGNED = "the token is not signed by a key of the issuer as an access token";

    private final Issuer issuer = new Issuer(KEY.toPublicJWK());
    private final JwtAuthorizer authorizer =
            new JwtAuthorizer(new Authorizer("AccessToken", issuer.url(), List.of("lunapark", "bench")), () -> NOW);

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void aGoodTokenIsLetInAndItsClaimsAreHandedOnAsTexts() {
        Verdict verdict = authorizer.check("Bearer " + issuer.token(KEY, claims -> claims.claim("level", 7)));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Valid.class,
                        valid -> assertThat(valid.claims())
                                .containsEntry("sub", "user-1")
                                .containsEntry("name", "Żaneta")
                                .containsEntry("roles", "[admin operator]")
                                .containsEntry("aud", "lunapark")
                                .containsEntry("level", "7")
                                .containsEntry(
                                        "exp",
                                        Long.toString(NOW.plusSeconds(300).getEpochSecond())));
    }

    @Test
    void theTokenMayStandAlone() {
        assertThat(authorizer.check(issuer.token(KEY))).isInstanceOf(Verdict.Valid.class);
        assertThat(authorizer.check("bearer " + issuer.token(KEY, claims -> claims.subject("user-2"))))
                .isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void noTokenIsNoWrongToken() {
        assertThat(authorizer.check(null)).isInstanceOf(Verdict.Missing.class);
        assertThat(authorizer.check(" ")).isInstanceOf(Verdict.Missing.class);
    }

    @Test
    void aTokenWithoutSignatureIsRefused() {
        String none = new PlainJWT(issuer.claims().build()).serialize();
        String stripped = issuer.token(KEY).replaceFirst("[^.]+$", "");
        String claimsNone =
                base64("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"one\"}") + "." + stripped.split("\\.")[1] + ".";

        assertThat(List.of(none, stripped, claimsNone))
                .allSatisfy(token -> assertThat(authorizer.check(token)).isInstanceOf(Verdict.Invalid.class));
    }

    @Test
    void aTokenKeyedWithThePublicKeyIsRefused() throws Exception {
        for (byte[] secret : List.of(
                KEY.toRSAPublicKey().getEncoded(), KEY.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8))) {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID("one")
                    .type(new JOSEObjectType("at+jwt"))
                    .build();
            SignedJWT jwt = new SignedJWT(header, issuer.claims().build());
            jwt.sign(new MACSigner(secret));

            assertThat(authorizer.check(jwt.serialize())).isEqualTo(new Verdict.Invalid(NOT_SIGNED));
        }
    }

    @Test
    void onlyTheOneAlgorithmCounts() {
        String rs512 = issuer.signed(
                new JWSHeader.Builder(JWSAlgorithm.RS512)
                        .keyID("one")
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                KEY,
                claims -> claims);

        assertThat(authorizer.check(rs512)).isEqualTo(new Verdict.Invalid(NOT_SIGNED));
    }

    @Test
    void aRoleAddedByHandIsRefused() {
        String[] parts = issuer.token(KEY, claims -> claims.claim("roles", List.of("customer")))
                .split("\\.");
        String payload = new Base64URL(parts[1]).decodeToString().replace("customer", "admin");

        assertThat(authorizer.check(parts[0] + "." + base64(payload) + "." + parts[2]))
                .isEqualTo(new Verdict.Invalid(NOT_SIGNED));
    }

    @Test
    void aKeyThatTheIssuerDoesNotPublishIsRefused() {
        RSAKey sameId = key("one");
        String embedded =
                issuer.signed(header(OTHER_KEY).jwk(OTHER_KEY.toPublicJWK()).build(), OTHER_KEY, claims -> claims);
        String nameless = issuer.signed(header(KEY).keyID(null).build(), KEY, claims -> claims);

        assertThat(List.of(issuer.token(OTHER_KEY), issuer.token(sameId), embedded, nameless))
                .allSatisfy(token -> assertThat(authorizer.check(token)).isEqualTo(new Verdict.Invalid(NOT_SIGNED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "id+jwt", "logout+jwt"})
    void anotherTypeOfTokenIsRefused(String type) {
        String token = issuer.signed(header(KEY).type(new JOSEObjectType(type)).build(), KEY, claims -> claims);

        assertThat(authorizer.check(token)).isEqualTo(new Verdict.Invalid(NOT_SIGNED));
    }

    @Test
    void theClaimsHaveToFit() {
        assertThat(checked(claims -> claims.issuer("http://elsewhere")))
                .isEqualTo("the token does not have a valid issuer");
        assertThat(checked(claims -> claims.issuer(null))).isEqualTo("the token does not have a valid issuer");
        assertThat(checked(claims -> claims.audience("other"))).isEqualTo("the token does not have a valid audience");
        assertThat(checked(claims -> claims.audience("other").claim("client_id", "lunapark")))
                .isEqualTo("the token does not have a valid audience");
        assertThat(checked(claims -> claims.audience((String) null).claim("client_id", "other")))
                .isEqualTo("the token does not have a valid audience");
        assertThat(checked(claims -> claims.expirationTime(null))).isEqualTo("the token has expired");
        assertThat(checked(claims -> claims.expirationTime(at(0)))).isEqualTo("the token has expired");
        assertThat(checked(claims -> claims.notBeforeTime(at(31)))).isEqualTo("the token is not valid yet");
        assertThat(checked(claims -> claims.issueTime(at(31)))).isEqualTo("the token was issued in the future");
    }

    @Test
    void whatStillFitsIsLetIn() {
        assertThat(checked(claims -> claims.audience(List.of("other", "bench"))))
                .isEqualTo("valid");
        assertThat(checked(claims -> claims.audience((String) null).claim("client_id", "lunapark")))
                .isEqualTo("valid");
        assertThat(checked(claims -> claims.expirationTime(at(1)))).isEqualTo("valid");
        assertThat(checked(claims -> claims.notBeforeTime(at(30)).issueTime(at(30))))
                .isEqualTo("valid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "Bearer",
                "Bearer .",
                "Bearer ..",
                "Basic YTpi",
                "a.b.c",
                "e30.e30.e30",
                "Bearer {}.{}.{}",
                "😀.😀.😀",
                "a.b.c.d.e"
            })
    void garbageIsRefused(String authorization) {
        assertThat(authorizer.check(authorization)).isInstanceOf(Verdict.Invalid.class);
        assertThat(issuer.fetches).hasValue(0);
    }

    @Test
    void deepJsonIsRefused() {
        String deep = "[".repeat(5_000);

        assertThat(authorizer.check(base64("{\"a\":" + deep) + "." + base64(deep) + ".x"))
                .isInstanceOf(Verdict.Invalid.class);
    }

    private String checked(UnaryOperator<JWTClaimsSet.Builder> change) {
        return switch (authorizer.check(issuer.token(KEY, change))) {
            case Verdict.Invalid invalid -> invalid.reason();
            case Verdict.Valid valid -> "valid";
            case Verdict other -> other.toString();
        };
    }

    private static Date at(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
