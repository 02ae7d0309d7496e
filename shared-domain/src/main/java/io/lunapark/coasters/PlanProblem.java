package io.lunapark.coasters;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a plan. Only the numbers that its kind has are there.
 *
 * @param severity that of its kind
 * @param wagons missing or excess; null with {@code missing-wagons} where no number of them would do
 * @param staff missing or excess people
 * @param capacity guests that all wagons could carry in the day
 * @param staffedCapacity guests that the wagons with staff can carry in the day
 */
public record PlanProblem(
        ProblemKind code,
        Severity severity,
        @Nullable Long wagons,
        @Nullable Long staff,
        @Nullable Long capacity,
        @Nullable Long staffedCapacity) {

    static PlanProblem missingWagons(@Nullable Long wagons, long staff) {
        return of(ProblemKind.MISSING_WAGONS, wagons, staff, null, null);
    }

    static PlanProblem unstaffedCapacity(long capacity, long staffedCapacity) {
        return of(ProblemKind.UNSTAFFED_CAPACITY, null, null, capacity, staffedCapacity);
    }

    static PlanProblem missingStaff(long staff) {
        return of(ProblemKind.MISSING_STAFF, null, staff, null, null);
    }

    static PlanProblem surplusStaff(long staff) {
        return of(ProblemKind.SURPLUS_STAFF, null, staff, null, null);
    }

    static PlanProblem surplusCapacity(long wagons, long staff) {
        return of(ProblemKind.SURPLUS_CAPACITY, wagons, staff, null, null);
    }

    private static PlanProblem of(
            ProblemKind kind,
            @Nullable Long wagons,
            @Nullable Long staff,
            @Nullable Long capacity,
            @Nullable Long staffedCapacity) {
        return new PlanProblem(kind, kind.severity(), wagons, staff, capacity, staffedCapacity);
    }
}
