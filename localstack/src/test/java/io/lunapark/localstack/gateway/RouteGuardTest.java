package io.lunapark.localstack.gateway;

import static io.lunapark.localstack.gateway.Issuer.NOW;
import static io.lunapark.localstack.gateway.Issuer.key;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import io.github.bucket4j.TimeMeter;
import io.lunapark.localstack.template.Template.Authorizer;
import io.lunapark.localstack.template.Template.Throttling;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RouteGuardTest {

    private static final RSAKey KEY = key("one");

    private final AtomicLong nanos = new AtomicLong();
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    @Test
    void admitsEverythingWithoutRules() {
        assertThat(new RouteGuard(null, null, null, null).check("127.0.0.1", "Bearer nonsense", "/"))
                .isEqualTo(new RouteGuard.Admitted(null));
    }

    @Test
    void theRouteIsThrottledForAllTogether() {
        RouteGuard guard = new RouteGuard(null, RouteGuards.throttle(new Throttling(10, 3), time), null, null);

        assertThat(List.of(status(guard, "a"), status(guard, "b"), status(guard, "c"), status(guard, "d")))
                .containsExactly(200, 200, 200, 429);
        assertThat(((RouteGuard.Refused) guard.check("e", null, "/")).answer())
                .satisfies(answer ->
                        assertThat(answer.body()).asString(UTF_8).isEqualTo("{\"message\":\"Too Many Requests\"}"));
        nanos.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(List.of(status(guard, "a"), status(guard, "a"))).containsExactly(200, 429);
    }

    @Test
    void anAddressThatFloodsHasToWaitAndNoOtherDoes() {
        RouteGuard guard = new RouteGuard(new CallsPerMinute(60, time), null, null, null);
        for (int i = 0; i < 60; i++) {
            assertThat(status(guard, "10.0.0.1")).isEqualTo(200);
        }

        HttpAnswer refusal = ((RouteGuard.Refused) guard.check("10.0.0.1", null, "/api/coasters")).answer();

        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.headers())
                .contains(Map.entry("Content-Type", "application/problem+json"), Map.entry("Retry-After", "1"));
        assertThat(refusal.body())
                .asString(UTF_8)
                .contains("\"code\":\"too-many-requests\"", "\"instance\":\"/api/coasters\"");
        assertThat(status(guard, "10.0.0.2")).isEqualTo(200);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(List.of(status(guard, "10.0.0.1"), status(guard, "10.0.0.1")))
                .containsExactly(200, 429);
    }

    @Test
    void aUserThatFloodsHasToWaitAtAnyAddressAndNoOtherDoes() {
        try (Issuer issuer = new Issuer(KEY.toPublicJWK())) {
            RouteGuard guard = new RouteGuard(null, null, authorizer(issuer), new CallsPerMinute(2, time));
            String one = "Bearer " + issuer.token(KEY);
            String oneAgain = "Bearer " + issuer.token(KEY, claims -> claims.jwtID("another token"));
            String other = "Bearer " + issuer.token(KEY, claims -> claims.subject("user-2"));

            assertThat(status(guard.check("a", one, "/"))).isEqualTo(200);
            assertThat(status(guard.check("b", one, "/"))).isEqualTo(200);
            assertThat(status(guard.check("c", oneAgain, "/"))).isEqualTo(429);
            assertThat(status(guard.check("c", other, "/"))).isEqualTo(200);
        }
    }

    @Test
    void whoHasNoGoodTokenIsToldSoAsApiGatewayTellsIt() {
        try (Issuer issuer = new Issuer(KEY.toPublicJWK())) {
            RouteGuard guard = new RouteGuard(null, null, authorizer(issuer), null);

            assertThat(guard.check("a", null, "/"))
                    .isInstanceOfSatisfying(
                            RouteGuard.Refused.class,
                            refused -> assertThat(refused.answer().headers())
                                    .contains(Map.entry("WWW-Authenticate", "Bearer")));
            assertThat(guard.check("a", "Bearer " + issuer.token(KEY, claims -> claims.audience("other")), "/"))
                    .isInstanceOfSatisfying(RouteGuard.Refused.class, refused -> {
                        assertThat(refused.answer().status()).isEqualTo(401);
                        assertThat(refused.answer().body()).asString(UTF_8).isEqualTo("{\"message\":\"Unauthorized\"}");
                        assertThat(refused.answer().headers())
                                .contains(Map.entry(
                                        "WWW-Authenticate",
                                        "Bearer scope=\"\" error=\"invalid_token\""
                                                + " error_description=\"the token does not have a valid audience\""));
                    });
        }
    }

    private static JwtAuthorizer authorizer(Issuer issuer) {
        return new JwtAuthorizer(new Authorizer("AccessToken", issuer.url(), List.of("lunapark")), () -> NOW);
    }

    private static int status(RouteGuard guard, String address) {
        return status(guard.check(address, null, "/"));
    }

    private static int status(RouteGuard.Decision decision) {
        return decision instanceof RouteGuard.Refused refused ? refused.answer().status() : 200;
    }
}
