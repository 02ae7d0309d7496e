package io.lunapark.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.lunapark.localstack.Settings;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.BesideOthers;
import io.lunapark.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The signing key is changed for a new one, and nobody is signed out. The hours that a new key waits are taken from the
 * file in which the stack keeps its keys; the stack is started anew where a function would read it again in minutes.
 */
@BesideOthers
class KeyRotationIT {

    private static final Duration KNOWN_AFTER = Duration.ofHours(4);

    @TempDir
    private Path data;

    @Tag("long")
    @Test
    void nobodyIsSignedOut() throws Exception {
        Settings settings = Settings.of("dev", Project.at("template.yaml"), data, 0)
                .only(Project.applications())
                .withoutLogging();
        String first;
        String refreshToken;
        try (Stack stack = Stack.start(settings)) {
            Answer pair = signIn(stack);
            first = pair.json().path("accessToken").asText();
            refreshToken = pair.json().path("refreshToken").asText();
            assertThat(ids(published(stack))).containsExactly(keyOf(first));
            rotate(stack, true);
        }
        try (Stack stack = Stack.start(settings)) {
            assertThat(published(stack).getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
            assertThat(keyOf(signIn(stack).json().path("accessToken").asText()))
                    .as("a key that is not known everywhere yet")
                    .isEqualTo(keyOf(first));
            rotate(stack, false);
            makeOlder(stack);
        }
        try (Stack stack = Stack.start(settings)) {
            String second = signIn(stack).json().path("accessToken").asText();
            assertThat(keyOf(second)).isNotEqualTo(keyOf(first));
            for (String token : List.of(first, second)) {
                new Api(stack.url())
                        .get("/api/auth/me", "Authorization", "Bearer " + token)
                        .expect(200);
            }
            new Api(stack.url())
                    .post("/api/auth/refresh", Map.of("refreshToken", refreshToken))
                    .expect(200);
        }
    }

    private static void rotate(Stack stack, boolean made) {
        assertThat(Api.control(stack)
                        .post("/2015-03-31/functions/RotateSigningKey/invocations", "{}")
                        .json()
                        .path("made")
                        .asBoolean())
                .isEqualTo(made);
    }

    /** As if the keys had been made hours before. */
    private static void makeOlder(Stack stack) throws IOException, ParseException {
        Path file = stack.secrets().file("SigningKeys");
        List<JWK> keys = JWKSet.parse(Files.readString(file)).getKeys().stream()
                .<JWK>map(key -> new RSAKey.Builder(key.toRSAKey())
                        .issueTime(Date.from(key.getIssueTime().toInstant().minus(KNOWN_AFTER)))
                        .build())
                .toList();
        Files.writeString(file, new JWKSet(keys).toString(false));
    }

    private static Answer signIn(Stack stack) throws IOException {
        return new Api(stack.url())
                .post(
                        "/api/auth/sign-in",
                        Map.of(
                                "email",
                                "admin@lunapark.example",
                                "password",
                                Files.readString(stack.secrets().file("FirstAdminPassword"))))
                .expect(200);
    }

    private static JWKSet published(Stack stack) throws ParseException {
        return JWKSet.parse(
                new Api(stack.url()).get("/.well-known/jwks.json").expect(200).text());
    }

    private static List<String> ids(JWKSet keys) {
        return keys.getKeys().stream().map(JWK::getKeyID).toList();
    }

    private static String keyOf(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
