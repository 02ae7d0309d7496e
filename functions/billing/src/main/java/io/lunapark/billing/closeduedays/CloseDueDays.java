package io.lunapark.billing.closeduedays;

import io.lunapark.billing.closing.Closing;
import io.lunapark.billing.store.ClosedDay;
import io.lunapark.billing.store.Ledger;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.event.Publisher;
import io.lunapark.platform.event.StoredEvent;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Closes the days that are over, oldest first. Started every few minutes, it makes up for whatever did not run. */
@UseCase
public class CloseDueDays implements Job {

    /** For the events of the last minutes to come; what comes later is booked on the next day. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final Database database;
    private final Ledger ledger;
    private final Closing closing;
    private final Outbox outbox;
    private final Publisher publisher;
    private final Clock clock;

    CloseDueDays(Database database, Ledger ledger, Closing closing, Outbox outbox, Publisher publisher, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.closing = closing;
        this.outbox = outbox;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> run() {
        Instant now = clock.instant();
        List<LocalDate> due = database.withConnection(() -> ledger.days().due(ledger.firstDay(), now.minus(GRACE)));
        due.forEach(day -> close(day, now));
        return Map.of("closed", due.size());
    }

    private void close(LocalDate day, Instant now) {
        publisher.publish(database.inTransaction(() -> events(closing.close(day, now))));
    }

    private List<StoredEvent> events(Decision<ClosedDay> closed) {
        return switch (closed) {
            case Decision.Accepted<ClosedDay> accepted ->
                accepted.events().isEmpty() ? List.of() : outbox.store(Origin.ofJob(), accepted.events());
            case Decision.Refused<ClosedDay> refused -> throw new ProblemException(refused.problem());
        };
    }
}
