package io.lunapark.platform.http;

import io.lunapark.kernel.Problem;
import java.util.Locale;
import java.util.Map;

/** What can be wrong with a call in any system. */
public enum PlatformProblem implements Problem {
    MALFORMED_REQUEST(400),
    MALFORMED_JSON(400),
    NOT_SIGNED_IN(401),
    FOREIGN_ORIGIN(403),
    AROUND_THE_FIREWALL(403),
    UNKNOWN_ROUTE(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_IN_PROGRESS(409),
    STALE_VERSION(412),
    REQUEST_TOO_BIG(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    IDEMPOTENCY_KEY_REUSED(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    STORE_UNAVAILABLE(503);

    /** Parameter of a problem that becomes the header {@code Retry-After}, in seconds. */
    public static final String RETRY_AFTER = "retryAfterSeconds";

    private static final int PATIENCE_SECONDS = 2;

    private final int status;

    PlatformProblem(int status) {
        this.status = status;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Map<String, Object> parameters() {
        return switch (this) {
            case TOO_MANY_REQUESTS, STORE_UNAVAILABLE -> Map.of(RETRY_AFTER, PATIENCE_SECONDS);
            default -> Map.of();
        };
    }
}
