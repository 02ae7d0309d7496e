package io.lunapark.platform.http;

import io.lunapark.kernel.Problem;
import java.util.Collection;
import java.util.Map;

/** The path is known, and not by this method: 405, with those that it takes. */
public record MethodNotAllowed(Collection<String> allowed) implements Problem {

    /** Parameter of a problem that becomes the header {@code Allow}. */
    static final String ALLOW = "allow";

    @Override
    public String code() {
        return PlatformProblem.METHOD_NOT_ALLOWED.code();
    }

    @Override
    public int status() {
        return PlatformProblem.METHOD_NOT_ALLOWED.status();
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(ALLOW, String.join(", ", allowed));
    }
}
