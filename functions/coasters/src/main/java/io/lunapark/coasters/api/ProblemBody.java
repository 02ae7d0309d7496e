package io.lunapark.coasters.api;

import io.lunapark.coasters.PlanProblem;
import io.lunapark.coasters.ProblemWords;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem of a plan as callers see it: its code, its severity, the numbers that its kind has and no others, and the
 * words for people. {@code wagons} is there and null where no number of wagons would do.
 */
final class ProblemBody {

    private ProblemBody() {}

    static Map<String, @Nullable Object> of(PlanProblem problem, Locale language) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("code", problem.code().toString());
        body.put("severity", problem.severity().toString());
        switch (problem.code()) {
            case MISSING_WAGONS, SURPLUS_CAPACITY -> {
                body.put("wagons", problem.wagons());
                body.put("staff", problem.staff());
            }
            case MISSING_STAFF, SURPLUS_STAFF -> body.put("staff", problem.staff());
            case UNSTAFFED_CAPACITY -> {
                body.put("capacity", problem.capacity());
                body.put("staffedCapacity", problem.staffedCapacity());
            }
        }
        body.put("text", ProblemWords.in(language).text(problem));
        return body;
    }

    /** The fields that there may be, for the API document. */
    @Introspected
    @Schema(name = "PlanProblem")
    record Fields(
            @Schema(example = "missing-wagons") String code,
            @Schema(example = "critical") String severity,

            @Schema(example = "Missing 117 wagons, 221 staff")
            String text,

            @Nullable Long wagons,
            @Nullable Long staff,
            @Nullable Long capacity,
            @Nullable Long staffedCapacity) {}
}
