package io.lunapark.coasters;

import java.util.Collection;
import java.util.function.ToLongFunction;

/** All coasters of the park taken together. */
public record ParkTotals(long coasters, long wagons, long staff, long clients, long capacity, long problems) {

    public static ParkTotals of(Collection<Plan> plans) {
        return new ParkTotals(
                plans.size(),
                sum(plans, plan -> plan.wagons().present()),
                sum(plans, plan -> plan.staff().present()),
                sum(plans, plan -> plan.clients().planned()),
                sum(plans, plan -> plan.clients().capacity()),
                sum(plans, plan -> plan.problems().size()));
    }

    private static long sum(Collection<Plan> plans, ToLongFunction<Plan> number) {
        return plans.stream().mapToLong(number).sum();
    }
}
