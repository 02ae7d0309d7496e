package io.lunapark.cars.replaycars;

import io.lunapark.cars.CarLimits;
import io.lunapark.cars.CarRecord;
import io.lunapark.cars.api.ReplayBody;
import io.lunapark.cars.intake.Intake;
import io.lunapark.cars.store.Runs;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Sends the records of the generator of a range of time once more. */
@Singleton
final class Replay {

    private final Database database;
    private final Runs runs;
    private final Intake intake;
    private final Clock clock;

    Replay(Database database, Runs runs, Intake intake, Clock clock) {
        this.database = database;
        this.runs = runs;
        this.intake = intake;
        this.clock = clock;
    }

    /** Not what was never sent: that is the work of the generator. */
    ReplayBody send(Instant first, Instant behindLast, Origin origin) {
        Instant now = clock.instant();
        Instant from = first.isBefore(Instant.EPOCH) ? Instant.EPOCH : first;
        Instant until = behindLast.isAfter(now) ? now : behindLast;
        if (!from.isBefore(until)) {
            return new ReplayBody(0, null);
        }
        int sent = 0;
        for (Runs.Kept run : database.withConnection(() -> runs.between(from, until))) {
            long next = run.run().firstFrom(from);
            long end = Math.min(run.sent() + 1, run.run().firstFrom(until));
            while (next < end) {
                if (sent >= CarLimits.MOST_IN_REPLAY) {
                    return new ReplayBody(sent, run.run().numbered(next).generatedAt());
                }
                long last = Math.min(end, next + CarLimits.GENERATED_AT_ONCE);
                List<CarRecord> records = LongStream.range(next, last)
                        .mapToObj(run.run()::numbered)
                        .toList();
                intake.take(records, run.epoch(), origin).requireAll();
                sent += records.size();
                next = last;
            }
        }
        return new ReplayBody(sent, null);
    }
}
