package io.lunapark.cars.store;

import io.lunapark.cars.FailOverEvent;
import io.lunapark.cars.FailOverEvent.Name;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of the fail-over. A line is stored in the transaction of what it tells, and written where it was told; on one machine
 * the logger has a file a day.
 */
@Singleton
public final class FailOverLog {

    private static final Logger log = LoggerFactory.getLogger("failover-metrics");

    private final Sql sql;
    private final Tally tally;

    FailOverLog(Sql sql, Tally tally) {
        this.sql = sql;
        this.tally = tally;
    }

    private record Line(Instant at, long total) {}

    /** The queue is out of reach. */
    List<FailOverEvent> fellBack(Instant at) {
        long waiting = tally.read().pending();
        return List.of(
                append(new FailOverEvent(Name.MASTER_FAILURE_DETECTED, at, waiting, 0), 0),
                append(new FailOverEvent(Name.STATE_TRANSITION_TO_FALLBACK, at, waiting, 0), 0));
    }

    /** The queue takes records again. */
    List<FailOverEvent> backInQueue(Instant at) {
        long total = tally.read().fellBack();
        long before = last(Name.STATE_TRANSITION_TO_QUEUE, at).total();
        long millis = since(Name.STATE_TRANSITION_TO_FALLBACK, at);
        return List.of(append(new FailOverEvent(Name.STATE_TRANSITION_TO_QUEUE, at, total - before, millis), total));
    }

    /** Nothing where it goes on already. The caller holds the breaker, so that one of several recoverers says it. */
    List<FailOverEvent> recoveryStarted(Instant at) {
        return recovers()
                ? List.of()
                : List.of(append(
                        new FailOverEvent(
                                Name.RECOVERY_STARTED, at, tally.read().pending(), 0),
                        0));
    }

    /** Nothing where none has begun, or where records still wait. */
    List<FailOverEvent> recoveryCompleted(Instant at) {
        Tally.Counts counts = tally.read();
        if (counts.pending() > 0 || !recovers()) {
            return List.of();
        }
        long total = counts.leftFallback();
        long before = last(Name.RECOVERY_COMPLETED, at).total();
        long millis = since(Name.RECOVERY_STARTED, at);
        return List.of(append(new FailOverEvent(Name.RECOVERY_COMPLETED, at, total - before, millis), total));
    }

    /** Whether a recovery has begun and is not over. */
    public boolean recovers() {
        return sql.find(
                        "select name from failover_event where name like 'RECOVERY%' order by id desc limit 1",
                        row -> row.getString(1))
                .filter(Name.RECOVERY_STARTED.name()::equals)
                .isPresent();
    }

    /** The last ones, the newest first. */
    public List<FailOverEvent> newest(int most) {
        return sql.list(
                "select name, at, records, millis from failover_event order by id desc limit ?",
                FailOverLog::event,
                most);
    }

    /** After the commit. */
    void write(List<FailOverEvent> events) {
        for (FailOverEvent event : events) {
            log.info(
                    "{\"time\":\"{}\",\"event\":\"{}\",\"records\":{},\"millis\":{}}",
                    event.at(),
                    event.name(),
                    event.records(),
                    event.millis());
        }
    }

    private FailOverEvent append(FailOverEvent event, long total) {
        sql.update(
                "insert into failover_event (name, at, records, millis, total) values (?, ?, ?, ?, ?)",
                event.name(),
                event.at(),
                event.records(),
                event.millis(),
                total);
        return event;
    }

    private long since(Name name, Instant at) {
        return Duration.between(last(name, at).at(), at).toMillis();
    }

    private Line last(Name name, Instant otherwise) {
        return sql.find(
                        "select at, total from failover_event where name = ? order by id desc limit 1",
                        row -> new Line(Sql.instant(row, "at"), row.getLong("total")),
                        name)
                .orElse(new Line(otherwise, 0));
    }

    private static FailOverEvent event(ResultSet row) throws SQLException {
        return new FailOverEvent(
                Name.valueOf(row.getString("name")),
                Sql.instant(row, "at"),
                row.getLong("records"),
                row.getLong("millis"));
    }
}
