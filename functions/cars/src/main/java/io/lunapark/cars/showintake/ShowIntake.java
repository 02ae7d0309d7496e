package io.lunapark.cars.showintake;

import io.lunapark.cars.Breaker;
import io.lunapark.cars.IntakeBalance;
import io.lunapark.cars.api.IntakeBody;
import io.lunapark.cars.api.IntakeBody.BreakerChange;
import io.lunapark.cars.store.FailOverLog;
import io.lunapark.cars.store.IntakeFigures;
import io.lunapark.cars.store.IntakeFigures.Waiting;
import io.lunapark.cars.store.Runs;
import io.lunapark.cars.store.SharedBreaker;
import io.lunapark.cars.store.Tally;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;

/** Shows the intake: where new records go, and where all records are. */
@UseCase
@Controller("/api/cars/intake")
@Tag(name = "Intake")
public class ShowIntake {

    private static final int CHANGES = 60;
    private static final int EVENTS = 30;

    private final Database database;
    private final SharedBreaker breaker;
    private final FailOverLog failOver;
    private final Tally tally;
    private final IntakeFigures figures;
    private final Runs runs;
    private final QueueLength queue;
    private final Clock clock;

    ShowIntake(
            Database database,
            SharedBreaker breaker,
            FailOverLog failOver,
            Tally tally,
            IntakeFigures figures,
            Runs runs,
            QueueLength queue,
            Clock clock) {
        this.database = database;
        this.breaker = breaker;
        this.failOver = failOver;
        this.tally = tally;
        this.figures = figures;
        this.runs = runs;
        this.queue = queue;
        this.clock = clock;
    }

    @Get
    IntakeBody show() {
        IntakeBody intake = look();
        // What goes into the queue after a look at that is missing then, and found at the next one.
        return intake.missing() > 0 ? look() : intake;
    }

    private IntakeBody look() {
        // First: what leaves the queue meanwhile is found in the store.
        Optional<Long> messages = queue.messages();
        // Each statement by itself: a clean-up waits for none of them while it holds what the next one needs.
        return database.withConnection(() -> {
            Breaker now = breaker.read();
            Tally.Counts counts = tally.read();
            Waiting pending = figures.pending();
            Waiting quarantined = figures.quarantined();
            long reported = counts.stored() - counts.storedGenerated() + pending.others() + quarantined.others();
            IntakeBalance balance = IntakeBalance.of(
                    runs.sent() + reported,
                    counts.stored() - counts.removed(),
                    counts.removed(),
                    pending.records(),
                    quarantined.records(),
                    messages.filter(length -> length == 0).isPresent());
            return new IntakeBody(
                    clock.instant(),
                    now.mode(),
                    now.state(),
                    now.failures(),
                    balance.generated(),
                    balance.stored(),
                    balance.removed(),
                    balance.pending(),
                    balance.inQueue(),
                    messages.orElse(null),
                    balance.quarantined(),
                    balance.missing(),
                    pending.oldestSeconds(),
                    figures.storedPerMinute(),
                    runs.body(clock.instant()),
                    breaker.history(CHANGES).stream()
                            .map(change -> new BreakerChange(change.state(), change.at()))
                            .toList(),
                    failOver.newest(EVENTS));
        });
    }
}
