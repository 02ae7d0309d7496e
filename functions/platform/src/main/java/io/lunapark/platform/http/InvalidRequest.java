package io.lunapark.platform.http;

import io.lunapark.kernel.Problem;
import java.util.List;
import java.util.Map;

/** A call that is understood and still wrong: 400 {@code invalid-request}, with every bad field. */
public record InvalidRequest(List<BadField> fields) implements Problem.Invalid {

    /**
     * One bad field.
     *
     * @param field a header, a parameter, or a path in the body, as the caller wrote it
     * @param reason key of its text below {@code field.}; the part before the first dot is the code callers see
     * @param parameters what fills the {@code {name}} places of the text
     */
    public record BadField(String field, String reason, Map<String, Object> parameters) {

        public BadField(String field, String reason) {
            this(field, reason, Map.of());
        }

        /** Stable code of the fault, e.g. {@code out-of-range}. */
        public String code() {
            int dot = reason.indexOf('.');
            return dot < 0 ? reason : reason.substring(0, dot);
        }
    }

    public InvalidRequest {
        fields = List.copyOf(fields);
    }

    /** The whole request fails for one field. */
    public static ProblemException of(String field, String reason) {
        return new ProblemException(new InvalidRequest(List.of(new BadField(field, reason))));
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("count", fields.size());
    }
}
