package io.lunapark.cars.cleanupcars;

import io.lunapark.cars.store.CleanSlate;
import io.lunapark.cars.store.Tally;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import java.time.Clock;
import java.util.Map;

/**
 * Empties queue, fallback store, quarantine and the store of cars, while everything goes on. An operator invokes it by its name;
 * no call over HTTP does. What is in the queue by then is dropped when the consumer comes to it.
 */
@UseCase
public class CleanUpCars implements Job {

    private final CleanSlate slate;
    private final Clock clock;
    private final Ids ids;

    CleanUpCars(CleanSlate slate, Clock clock, Ids ids) {
        this.slate = slate;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Map<String, Object> run() {
        Tally.Counts counts = slate.wipe(ids.next(), clock.instant());
        return Map.of("cars", counts.stored() - counts.removed(), "pending", counts.pending());
    }
}
