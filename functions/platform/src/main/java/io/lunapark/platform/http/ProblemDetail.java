package io.lunapark.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The body of every answer that is an error (RFC 9457, {@code application/problem+json}). Callers branch on
 * {@code code}; {@code title} and {@code detail} are for people, in the language of the call.
 */
@Serdeable
public record ProblemDetail(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String correlationId,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) List<FieldError> errors) {

    /** One bad field: {@code field} is a header, a parameter, or a path in the body such as {@code wagons[0].seats}. */
    @Serdeable
    public record FieldError(String field, String code, String detail) {}
}
