package io.lunapark.localstack.gateway;

import io.github.bucket4j.Bucket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a route before its function is invoked, the cheap ones first: rate limit per address, throttling of the
 * route, token, rate limit per user. A check that the template does not configure is null.
 */
record RouteGuard(
        @Nullable CallsPerMinute perAddress,
        @Nullable Bucket throttle,
        @Nullable JwtAuthorizer authorizer,
        @Nullable CallsPerMinute perUser) {

    /** Whether a request may reach its function. */
    sealed interface Decision {}

    /** @param claims of its token; null where the route asks for none */
    record Admitted(@Nullable Map<String, String> claims) implements Decision {}

    /** @param answer what the caller gets instead */
    record Refused(HttpAnswer answer) implements Decision {}

    /** @param address of the connection, since a caller may forge any header about it */
    Decision check(String address, @Nullable String authorization, String path) {
        long wait = perAddress == null ? 0 : perAddress.secondsToWait(address);
        if (wait > 0) {
            return tooMany(wait, path);
        }
        if (throttle != null && !throttle.tryConsume(1)) {
            return refused(429, "Too Many Requests");
        }
        return authorizer == null ? new Admitted(null) : signedIn(authorizer.check(authorization), path);
    }

    private Decision signedIn(Verdict verdict, String path) {
        return switch (verdict) {
            case Verdict.Valid valid -> {
                String user = valid.claims().get("sub");
                long wait = perUser == null || user == null ? 0 : perUser.secondsToWait(user);
                yield wait > 0 ? tooMany(wait, path) : new Admitted(valid.claims());
            }
            case Verdict.Missing missing -> unauthorized("Bearer");
            case Verdict.Invalid invalid ->
                unauthorized(
                        "Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + invalid.reason() + "\"");
            case Verdict.Unchecked unchecked -> refused(503, "Service Unavailable");
        };
    }

    private static Decision refused(int status, String message) {
        return new Refused(HttpAnswer.message(status, message, List.of()));
    }

    private static Decision unauthorized(String challenge) {
        return new Refused(HttpAnswer.message(401, "Unauthorized", List.of(Map.entry("WWW-Authenticate", challenge))));
    }

    /** In English only: in the cloud this answer is a fixed text of the firewall. */
    private static Decision tooMany(long seconds, String path) {
        byte[] problem = Json.object(json -> {
            json.writeStringField("type", "/problems/too-many-requests");
            json.writeStringField("title", "Too many requests");
            json.writeNumberField("status", 429);
            json.writeStringField("detail", "Wait for " + seconds + " s and try again.");
            json.writeStringField("instance", path);
            json.writeStringField("code", "too-many-requests");
        });
        return new Refused(new HttpAnswer(
                429,
                List.of(
                        Map.entry("Content-Type", "application/problem+json"),
                        Map.entry("Retry-After", Long.toString(seconds))),
                problem));
    }
}
