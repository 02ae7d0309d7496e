package io.lunapark.platform.http;

import io.lunapark.kernel.Problem;

/** Ends a call with a problem, from a place that has no other way to answer. Carries no stack trace: it is no fault. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
