package io.lunapark.cars.generatecars;

import io.lunapark.cars.CarLimits;
import io.lunapark.cars.CarRecord;
import io.lunapark.cars.intake.Intake;
import io.lunapark.cars.store.Runs;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.context.annotation.Property;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Sends the records that are due by now: exactly its rate in each minute, after a pause all that were due meanwhile. How far it
 * is, is stored after they are safe; what is sent twice has the same ids.
 */
@UseCase
public class GenerateCars implements Job {

    /** The schedule starts the next one every minute. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(50);

    private final Database database;
    private final Runs runs;
    private final Intake intake;
    private final Clock clock;
    private final Ids ids;
    private final int carsPerMinute;

    GenerateCars(
            Database database,
            Runs runs,
            Intake intake,
            Clock clock,
            Ids ids,
            @Property(name = "lunapark.cars-per-minute", defaultValue = "0") int carsPerMinute) {
        this.database = database;
        this.runs = runs;
        this.intake = intake;
        this.clock = clock;
        this.ids = ids;
        this.carsPerMinute = carsPerMinute;
    }

    @Override
    public Map<String, Object> run() {
        Instant end = clock.instant().plus(LONGEST_RUN);
        database.inTransaction(() -> {
            runs.follow(ids.next(), carsPerMinute, clock.instant());
            return true;
        });
        long sent = 0;
        long now = -1;
        while (now != 0 && clock.instant().isBefore(end)) {
            now = sendSome();
            sent += now;
        }
        return Map.of("sent", sent);
    }

    /** @return how many; 0 where nothing is due, or where another generator is at work */
    private long sendSome() {
        for (Runs.Kept run : database.withConnection(runs::unfinished)) {
            List<CarRecord> due = run.run().next(run.sent(), run.end(clock.instant()), CarLimits.GENERATED_AT_ONCE);
            if (!due.isEmpty()) {
                return send(run, due);
            }
        }
        return 0;
    }

    private long send(Runs.Kept run, List<CarRecord> due) {
        Intake.Taken taken = intake.take(due, run.epoch(), Origin.ofJob());
        int safe = taken.places().size();
        boolean advanced = safe > 0 && database.withConnection(() -> runs.advance(run, run.sent() + safe));
        if (taken.refusal() != null && !(taken.refusal() instanceof ProblemException)) {
            throw taken.refusal();
        }
        // A backlog that is full is no fault of the generator: what is due stays due.
        return advanced && taken.refusal() == null ? safe : 0;
    }
}
