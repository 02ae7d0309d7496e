package io.lunapark.cars.store;

import io.lunapark.cars.Breaker;
import io.lunapark.cars.Breaker.Decision;
import io.lunapark.cars.Breaker.Permit;
import io.lunapark.cars.Breaker.State;
import io.lunapark.cars.FailOverEvent;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Deadline;
import io.lunapark.platform.store.OutOfReach;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The breaker as all instances share it (docs/decisions/0044). */
@Singleton
public final class SharedBreaker {

    /** So long Postgres is not asked again where it was out of reach: a call to the queue need not wait for that each time. */
    private static final Duration UNKNOWN = Duration.ofSeconds(2);

    /** Longer than the wait for a connection; what is left of the invocation then is for the queue. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Logger log = LoggerFactory.getLogger(SharedBreaker.class);

    private final BreakerRows rows;
    private final FailOverLog failOver;
    private final Database database;
    private final Sql sql;
    private volatile long unknownUntilNanos = System.nanoTime();

    SharedBreaker(BreakerRows rows, FailOverLog failOver, Database database, Sql sql) {
        this.rows = rows;
        this.failOver = failOver;
        this.database = database;
        this.sql = sql;
    }

    /**
     * What an instance may do.
     *
     * @param sentIn the breaker at that time; empty outcomes are told of it
     * @param epoch of what is sent; empty where it is not known
     */
    public record Attempt(Permit permit, Breaker sentIn, OptionalLong epoch) {

        /** Whether the breaker could be asked. */
        boolean isShared() {
            return epoch.isPresent();
        }
    }

    /** A change of its history. */
    public record Change(State state, Instant at) {}

    /**
     * What this instance may do now; where it may probe, no other may. Without Postgres there is no fallback to choose, and the
     * queue is tried.
     */
    public Attempt ask() {
        if (System.nanoTime() < unknownUntilNanos) {
            return unknown();
        }
        AtomicReference<Attempt> attempt = new AtomicReference<>(unknown());
        try {
            Duration patience = Deadline.isNearerThan(PATIENCE) ? Deadline.left() : PATIENCE;
            Deadline.within(patience, () -> attempt.set(askShared()));
            return Objects.requireNonNull(attempt.get());
        } catch (RuntimeException e) {
            if (!OutOfReach.is(e)) {
                throw e;
            }
            unknownUntilNanos = System.nanoTime() + UNKNOWN.toNanos();
            return unknown();
        }
    }

    private static Attempt unknown() {
        return new Attempt(Permit.SEND, Breaker.closed(), OptionalLong.empty());
    }

    private Attempt askShared() {
        Attempt read = database.withConnection(() -> sql.list("""
                        select state, term, failures, until, epoch, clock_timestamp() as now
                        from breaker cross join intake_epoch
                        """, row -> {
                    Breaker breaker = new Breaker(
                            State.valueOf(row.getString("state")),
                            row.getLong("term"),
                            row.getInt("failures"),
                            Sql.instant(row, "until"));
                    Permit permit = breaker.ask(Sql.instant(row, "now")).permit();
                    return new Attempt(permit, breaker, OptionalLong.of(row.getLong("epoch")));
                })
                .getFirst());
        if (read.permit() != Permit.PROBE) {
            return read;
        }
        return database.inTransaction(() -> {
            Breaker before = rows.lock().breaker();
            Instant now = rows.now();
            Decision decision = before.ask(now);
            store(before, decision.after(), now);
            return new Attempt(decision.permit(), decision.after(), read.epoch());
        });
    }

    /** The queue took what was sent; nothing is written where that changes nothing. */
    public void succeeded(Attempt attempt) {
        Breaker sentIn = attempt.sentIn();
        if (!sentIn.succeeded(sentIn.term()).equals(sentIn)) {
            change(attempt, (breaker, now) -> breaker.succeeded(sentIn.term()));
        }
    }

    /** The queue did not take it, for whatever reason. */
    public void failed(Attempt attempt) {
        change(attempt, (breaker, now) -> breaker.failed(attempt.sentIn().term(), now));
    }

    public Breaker read() {
        return rows.read().breaker();
    }

    /** The last ones, the newest first. */
    public List<Change> history(int most) {
        return sql.list(
                "select state, changed_at from breaker_change order by term desc limit ?",
                row -> new Change(State.valueOf(row.getString("state")), Sql.instant(row, "changed_at")),
                most);
    }

    /** Forgets what no panel shows any more. */
    public int tidy() {
        return sql.update("delete from breaker_change where changed_at < now() - interval '7 days'");
    }

    /** A recovery has begun, unless one goes on. */
    public void recoveryStarted() {
        if (!database.withConnection(failOver::recovers)) {
            told(() -> failOver.recoveryStarted(rows.now()));
        }
    }

    /** A recovery is over, if one went on and nothing waits. */
    public void recoveryCompleted() {
        if (database.withConnection(failOver::recovers)) {
            told(() -> failOver.recoveryCompleted(rows.now()));
        }
    }

    private void told(Supplier<List<FailOverEvent>> events) {
        failOver.write(database.inTransaction(() -> {
            rows.lock();
            return events.get();
        }));
    }

    /** The records are safe or refused by now: an outcome that cannot be stored changes nothing about that. */
    private void change(Attempt attempt, BiFunction<Breaker, Instant, Breaker> outcome) {
        if (!attempt.isShared()) {
            return;
        }
        try {
            failOver.write(database.inTransaction(() -> {
                Breaker before = rows.lock().breaker();
                Instant now = rows.now();
                return store(before, outcome.apply(before, now), now);
            }));
        } catch (RuntimeException e) {
            if (!OutOfReach.is(e)) {
                throw e;
            }
            log.warn("An outcome of the queue was not counted, since Postgres is out of reach: {}", e.getMessage());
        }
    }

    private List<FailOverEvent> store(Breaker before, Breaker after, Instant now) {
        if (!after.equals(before)) {
            rows.store(after.state().name(), after.term(), after.failures(), after.until());
        }
        if (after.term() == before.term()) {
            return List.of();
        }
        rows.append(after.term(), after.state().name(), now);
        if (before.state() == State.CLOSED) {
            return failOver.fellBack(now);
        }
        return after.state() == State.CLOSED ? failOver.backInQueue(now) : List.of();
    }
}
