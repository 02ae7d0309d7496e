package io.lunapark.platform.http;

import io.lunapark.kernel.Problem;
import java.util.Map;

/** What can be wrong with a call in any system. */
public enum PlatformProblem implements Problem {
    MALFORMED_REQUEST("malformed-request", 400),
    MALFORMED_JSON("malformed-json", 400),
    NOT_SIGNED_IN("not-signed-in", 401),
    FOREIGN_ORIGIN("foreign-origin", 403),
    AROUND_THE_FIREWALL("around-the-firewall", 403),
    UNKNOWN_ROUTE("unknown-route", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", 405),
    NOT_ACCEPTABLE("not-acceptable", 406),
    REQUEST_IN_PROGRESS("request-in-progress", 409),
    STALE_VERSION("stale-version", 412),
    REQUEST_TOO_BIG("request-too-big", 413),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422),
    PRECONDITION_REQUIRED("precondition-required", 428),
    TOO_MANY_REQUESTS("too-many-requests", 429),
    INTERNAL_ERROR("internal-error", 500),
    STORE_UNAVAILABLE("store-unavailable", 503);

    /** Parameter of a problem that becomes the header {@code Retry-After}, in seconds. */
    public static final String RETRY_AFTER = "retryAfterSeconds";

    private static final int PATIENCE_SECONDS = 2;

    private final String code;
    private final int status;

    PlatformProblem(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
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
