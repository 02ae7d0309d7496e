package io.lunapark.platform.http;

import java.util.Optional;

/** A parameter that is {@code true} or {@code false}. The framework would take every other word for false. */
public final class QueryFlag {

    private QueryFlag() {}

    /** Empty where the caller does not say. */
    public static Optional<Boolean> of(RequestContext request, String name) {
        return request.parameter(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw InvalidRequest.of(name, "wrong-type.boolean");
        });
    }
}
