package io.lunapark.cars.store;

import io.lunapark.cars.GeneratorRun;
import io.lunapark.cars.api.GeneratorBody;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The runs of the generator: one at most goes on, and of those that have ended the rest is still to be sent. */
@Singleton
public final class Runs {

    private static final String RUN =
            "select id, seed, started_at, rate_per_minute, sent, ended_at, epoch from generator_run cross join intake_epoch ";

    private final Sql sql;
    private final Epochs epochs;

    Runs(Sql sql, Epochs epochs) {
        this.sql = sql;
        this.epochs = epochs;
    }

    /**
     * A run as it is kept.
     *
     * @param sent records that the intake has taken, in the order of their sequence
     * @param endedAt null while it goes on
     * @param epoch in which it was read: a clean-up ends the run with it, and its records belong to no other
     */
    public record Kept(
            UUID id, GeneratorRun run, long sent, @Nullable Instant endedAt, long epoch) {

        public Instant end(Instant now) {
            return endedAt == null || now.isBefore(endedAt) ? now : endedAt;
        }

        GeneratorBody body(Instant now) {
            return new GeneratorBody(run.ratePerMinute(), run.seed(), run.startedAt(), sent, run.due(now));
        }
    }

    /** Runs of which records are to be sent now or later, the oldest first. */
    public List<Kept> unfinished() {
        return sql.list(RUN + "where ended_at is null or sent < goal order by started_at", Runs::kept);
    }

    /** Runs that made records in that time, the oldest first. */
    public List<Kept> between(Instant from, Instant until) {
        return sql.list(
                RUN + "where started_at < ? and (ended_at is null or ended_at >= ?) order by started_at",
                Runs::kept,
                until,
                from);
    }

    /** The one that goes on. */
    public Optional<Kept> present() {
        return sql.find(RUN + "where ended_at is null", Runs::kept);
    }

    public GeneratorBody body(Instant now) {
        return present().map(run -> run.body(now)).orElse(GeneratorBody.stopped());
    }

    /**
     * A run that was ended while these records were on their way ends when the last of them was due.
     *
     * @return false where another has sent meanwhile, or where a clean-up has ended the run
     */
    public boolean advance(Kept run, long sent) {
        Instant lastDue = run.run().dueAt(sent);
        return sql.update(
                        "update generator_run set sent = ?, goal = case when goal < ? then ? else goal end,"
                                + " ended_at = case when goal < ? then ? else ended_at end where id = ? and sent = ?",
                        sent,
                        sent,
                        run.run().due(lastDue),
                        sent,
                        lastDue,
                        run.id(),
                        run.sent())
                == 1;
    }

    /** Of all runs since the clean-up. */
    public long sent() {
        return sql.list("select coalesce(sum(sent), 0) from generator_run", row -> row.getLong(1))
                .getFirst();
    }

    /**
     * Ends the present run and begins another.
     *
     * @param ratePerMinute 0 for none
     * @param seed by chance where it is null
     */
    public void begin(UUID id, int ratePerMinute, @Nullable Long seed, Instant now) {
        epochs.hold();
        sql.list("select pg_advisory_xact_lock(hashtext('generator_run'))", row -> true);
        Instant start = now.truncatedTo(ChronoUnit.MILLIS);
        present()
                .ifPresent(run -> sql.update(
                        "update generator_run set ended_at = ?, goal = ? where id = ?",
                        start,
                        Math.max(run.sent(), run.run().due(start)),
                        run.id()));
        if (ratePerMinute > 0) {
            insert(id, seed == null ? ThreadLocalRandom.current().nextLong() : seed, start, ratePerMinute);
        }
    }

    private void insert(UUID id, long seed, Instant start, int ratePerMinute) {
        sql.update(
                "insert into generator_run (id, seed, started_at, rate_per_minute) values (?, ?, ?, ?)",
                id,
                seed,
                start,
                ratePerMinute);
    }

    /** Takes the parameter of the deployment where it is another than the last time. */
    public void follow(UUID id, int parameter, Instant now) {
        int changed = sql.update(
                "update generator_parameter set rate_per_minute = ? where rate_per_minute <> ?", parameter, parameter);
        if (changed > 0) {
            begin(id, parameter, null, now);
        }
    }

    /** Forgets all runs; the present one begins anew. */
    void reset(UUID id, Instant now) {
        Optional<Kept> present = present();
        sql.update("truncate generator_run");
        present.ifPresent(run -> insert(
                id,
                run.run().seed(),
                now.truncatedTo(ChronoUnit.MILLIS),
                run.run().ratePerMinute()));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                Sql.uuid(row, "id"),
                new GeneratorRun(row.getLong("seed"), Sql.instant(row, "started_at"), row.getInt("rate_per_minute")),
                row.getLong("sent"),
                Sql.instantOrNull(row, "ended_at"),
                row.getLong("epoch"));
    }
}
