package io.lunapark.operations;

import io.lunapark.kernel.Problem;

/** What can be wrong with the call of an operator. */
public sealed interface OperationsProblem extends Problem {

    /** No dead-letter queue holds such a message, or it was sent again meanwhile. */
    record DeadLetterNotFound(String id) implements OperationsProblem, NotFound {}
}
