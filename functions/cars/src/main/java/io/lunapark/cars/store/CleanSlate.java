package io.lunapark.cars.store;

import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Empties everything at one moment, while all goes on. */
@Singleton
public final class CleanSlate {

    private final Database database;
    private final Epochs epochs;
    private final Tally tally;
    private final Runs runs;
    private final Sql sql;

    CleanSlate(Database database, Epochs epochs, Tally tally, Runs runs, Sql sql) {
        this.database = database;
        this.epochs = epochs;
        this.tally = tally;
        this.runs = runs;
        this.sql = sql;
    }

    /**
     * What the queue still holds is dropped where it arrives. The generator goes on with a new run of the same seed.
     *
     * @return the counts until then
     */
    public Tally.Counts wipe(UUID newRun, Instant now) {
        return database.inTransaction(() -> {
            epochs.begin();
            sql.update("truncate car, car_figures, intake_rate, pending_cars, quarantined_car, failover_event");
            Tally.Counts counts = tally.read();
            tally.reset();
            runs.reset(newRun, now);
            return counts;
        });
    }
}
