package io.lunapark.platform.http;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** A parameter that is {@code true} or {@code false}. The framework would take every other word for false. */
public final class QueryFlag {

    private QueryFlag() {}

    /** Empty where the caller does not say. */
    public static Optional<Boolean> of(HttpRequest<?> http, String name) {
        String value = http.getParameters().get(name);
        if (value == null) {
            return Optional.empty();
        }
        return switch (value) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw InvalidRequest.of(name, "wrong-type.boolean");
        };
    }
}
