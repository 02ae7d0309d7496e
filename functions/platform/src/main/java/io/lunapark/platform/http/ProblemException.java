package io.lunapark.platform.http;

import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Problem;

/** Ends a call with a problem, from a place that has no other way to answer. Carries no stack trace: it is no fault. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /** The value of a decision that was made before the command itself; ends the call where it is refused. */
    public static <T> T orValue(Decision<T> decision) {
        return switch (decision) {
            case Decision.Accepted<T> accepted -> accepted.value();
            case Decision.Refused<T> refused -> throw new ProblemException(refused.problem());
        };
    }

    public Problem problem() {
        return problem;
    }
}
