package io.lunapark.localstack.gateway;

import io.github.bucket4j.Bucket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call has to get past before its function, the cheap things before the dear ones: the limit of its address, of
 * the route, its token, the limit of its user. What the template does not ask for is null.
 */
record Door(
        @Nullable CallsPerMinute perAddress,
        @Nullable Bucket throttle,
        @Nullable JwtAuthorizer authorizer,
        @Nullable CallsPerMinute perUser) {

    /** Whether a call gets in. */
    sealed interface Passage {}

    /** It does; with the claims of its token, null where none is asked for. */
    record In(@Nullable Map<String, String> claims) implements Passage {}

    /** It does not, and this is why. */
    record Out(HttpAnswer answer) implements Passage {}

    /** The address is that of the connection: what a header says about it, a caller may have written. */
    Passage pass(String address, @Nullable String authorization, String path) {
        long wait = perAddress == null ? 0 : perAddress.secondsToWait(address);
        if (wait > 0) {
            return tooMany(wait, path);
        }
        if (throttle != null && !throttle.tryConsume(1)) {
            return out(429, "Too Many Requests");
        }
        return authorizer == null ? new In(null) : signedIn(authorizer.check(authorization), path);
    }

    private Passage signedIn(Verdict verdict, String path) {
        return switch (verdict) {
            case Verdict.Valid valid -> {
                String user = valid.claims().get("sub");
                long wait = perUser == null || user == null ? 0 : perUser.secondsToWait(user);
                yield wait > 0 ? tooMany(wait, path) : new In(valid.claims());
            }
            case Verdict.Missing missing -> unauthorized("Bearer");
            case Verdict.Invalid invalid ->
                unauthorized(
                        "Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + invalid.reason() + "\"");
            case Verdict.Unchecked unchecked -> out(503, "Service Unavailable");
        };
    }

    private static Passage out(int status, String message) {
        return new Out(HttpAnswer.message(status, message, List.of()));
    }

    private static Passage unauthorized(String challenge) {
        return new Out(HttpAnswer.message(401, "Unauthorized", List.of(Map.entry("WWW-Authenticate", challenge))));
    }

    /** In English only: in the cloud this answer is a fixed text of the firewall. */
    private static Passage tooMany(long seconds, String path) {
        byte[] problem = Json.object(json -> {
            json.writeStringField("type", "/problems/too-many-requests");
            json.writeStringField("title", "Too many requests");
            json.writeNumberField("status", 429);
            json.writeStringField("detail", "Wait for " + seconds + " s and try again.");
            json.writeStringField("instance", path);
            json.writeStringField("code", "too-many-requests");
        });
        return new Out(new HttpAnswer(
                429,
                List.of(
                        Map.entry("Content-Type", "application/problem+json"),
                        Map.entry("Retry-After", Long.toString(seconds))),
                problem));
    }
}
