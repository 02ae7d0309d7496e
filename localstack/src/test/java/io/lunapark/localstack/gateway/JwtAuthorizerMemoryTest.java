package io.lunapark.localstack.gateway;

import static io.lunapark.localstack.gateway.Issuer.NOW;
import static io.lunapark.localstack.gateway.Issuer.header;
import static io.lunapark.localstack.gateway.Issuer.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import io.lunapark.localstack.template.Template.Authorizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the authorizer remembers: the keys of its issuer, and the tokens that it has verified. */
class JwtAuthorizerMemoryTest {

    private static final RSAKey KEY = key("one");
    private static final RSAKey OTHER_KEY = key("two");

    private final Issuer issuer = new Issuer(KEY.toPublicJWK());
    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final JwtAuthorizer authorizer =
            new JwtAuthorizer(new Authorizer("AccessToken", issuer.url(), List.of("lunapark")), clock::get);

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void bothKeysOfTheSetCount() {
        issuer.publish(OTHER_KEY.toPublicJWK());

        assertThat(authorizer.check(issuer.token(KEY))).isInstanceOf(Verdict.Valid.class);
        assertThat(authorizer.check(issuer.token(OTHER_KEY))).isInstanceOf(Verdict.Valid.class);
        assertThat(issuer.fetches).hasValue(1);
    }

    @Test
    void aKeyThatIsPublishedLaterIsFoundWhenItIsFirstUsed() {
        String before = issuer.token(KEY);
        assertThat(authorizer.check(before)).isInstanceOf(Verdict.Valid.class);

        issuer.publish(OTHER_KEY.toPublicJWK());

        assertThat(authorizer.check(issuer.token(OTHER_KEY))).isInstanceOf(Verdict.Valid.class);
        assertThat(authorizer.check(issuer.token(KEY, claims -> claims.subject("user-2"))))
                .isInstanceOf(Verdict.Valid.class);
        assertThat(issuer.fetches).hasValue(2);
    }

    @Test
    void inventedKeysDoNotFloodTheIssuer() {
        assertThat(authorizer.check(issuer.token(KEY))).isInstanceOf(Verdict.Valid.class);

        for (int i = 0; i < 50; i++) {
            String token =
                    issuer.signed(header(OTHER_KEY).keyID("invented-" + i).build(), OTHER_KEY, claims -> claims);
            assertThat(authorizer.check(token)).isInstanceOf(Verdict.Invalid.class);
        }

        assertThat(issuer.fetches).hasValueLessThanOrEqualTo(4);
        assertThat(authorizer.check(issuer.token(KEY, claims -> claims.subject("user-2"))))
                .isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void theSameTokenIsVerifiedOnce() {
        String token = issuer.token(KEY);

        for (int i = 0; i < 100; i++) {
            assertThat(authorizer.check("Bearer " + token)).isInstanceOf(Verdict.Valid.class);
        }

        assertThat(authorizer.statistics().missCount()).isOne();
        assertThat(authorizer.statistics().hitCount()).isEqualTo(99);
        assertThat(issuer.fetches).hasValue(1);
    }

    @Test
    void aTokenThatExpiresIsForgotten() {
        String token = issuer.token(KEY);
        clock.set(NOW.plusSeconds(299));
        assertThat(authorizer.check(token)).isInstanceOf(Verdict.Valid.class);
        assertThat(authorizer.known()).hasSize(1);

        clock.set(NOW.plusSeconds(300));

        assertThat(authorizer.check(token)).isEqualTo(new Verdict.Invalid("the token has expired"));
        assertThat(authorizer.known()).isEmpty();
    }

    @Test
    void aRefusedTokenIsNotRemembered() {
        authorizer.check(issuer.token(OTHER_KEY));

        assertThat(authorizer.known()).isEmpty();
    }

    @Test
    void withoutTheKeysNobodyCanSay() {
        String token = issuer.token(KEY);
        issuer.close();

        assertThat(authorizer.check(token)).isInstanceOf(Verdict.Unchecked.class);
    }

    @Test
    void anotherIssuersConfigurationIsNotBelieved() {
        Authorizer alias = new Authorizer("Alias", issuer.url() + "/", List.of("lunapark"));

        Verdict verdict =
                new JwtAuthorizer(alias, clock::get).check(issuer.token(KEY, claims -> claims.issuer(alias.issuer())));

        assertThat(verdict).isInstanceOf(Verdict.Unchecked.class);
    }

    @Test
    void aKnownTokenCostsNextToNothing() {
        String header = "Bearer " + issuer.token(KEY);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                authorizer.check(header);
            }
            best = Math.min(best, (System.nanoTime() - start) / 1_000);
        }

        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofNanos(50_000));
    }
}
