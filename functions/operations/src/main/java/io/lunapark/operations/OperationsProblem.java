package io.lunapark.operations;

import io.lunapark.kernel.Problem;
import java.util.Map;

/** What can be wrong with the call of an operator. */
public sealed interface OperationsProblem extends Problem {

    /** No dead-letter queue holds such a message, or it was sent again meanwhile. */
    record DeadLetterNotFound(String id) implements OperationsProblem {
        @Override
        public String code() {
            return "dead-letter-not-found";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("id", id);
        }
    }
}
