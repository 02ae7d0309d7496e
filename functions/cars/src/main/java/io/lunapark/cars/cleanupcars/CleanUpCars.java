package io.lunapark.cars.cleanupcars;

import io.lunapark.cars.store.CleanSlate;
import io.lunapark.cars.store.Tally;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.audit.CommandTried;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Empties queue, fallback store, quarantine and the store of cars, while everything goes on. An operator invokes it by its name;
 * no call over HTTP does, and the audit log has it all the same. What is in the queue by then is dropped when the consumer comes
 * to it.
 */
@UseCase
public class CleanUpCars implements Job {

    private final Database database;
    private final CleanSlate slate;
    private final Outbox outbox;
    private final Clock clock;
    private final Ids ids;

    CleanUpCars(Database database, CleanSlate slate, Outbox outbox, Clock clock, Ids ids) {
        this.database = database;
        this.slate = slate;
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Map<String, Object> run() {
        return database.inTransaction(() -> {
            Tally.Counts counts = slate.wipe(ids.next(), clock.instant());
            outbox.store(Origin.ofJob(), List.of(CommandTried.invoked(ids.next(), "CleanUpCars")));
            return Map.of("cars", counts.stored() - counts.removed(), "pending", counts.pending());
        });
    }
}
