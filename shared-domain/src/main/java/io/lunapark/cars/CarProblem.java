package io.lunapark.cars;

import io.lunapark.kernel.Problem;
import java.util.UUID;

/** Every reason for which a request about cars or their intake is refused. */
public sealed interface CarProblem extends Problem {

    record CarNotFound(UUID carId) implements CarProblem, NotFound {}

    record QuarantinedCarNotFound(UUID carId) implements CarProblem, NotFound {}

    /** More than {@link CarLimits#MOST_IN_BULK} in one call. */
    record TooManyRecords(int limit) implements CarProblem {
        @Override
        public int status() {
            return 413;
        }
    }

    @Field("normalizedMake")
    record UnknownMake(String make) implements CarProblem, Invalid {}

    @Field("normalizedModel")
    record UnknownModel(String model) implements CarProblem, Invalid {}

    @Field({"normalizedMake", "normalizedModel"})
    record UnknownMakeAndModel(String make, String model) implements CarProblem, Invalid {}

    /** More records wait in the fallback store than it takes. */
    record BacklogFull(long retryAfterSeconds) implements CarProblem, TooManyRequests {}
}
