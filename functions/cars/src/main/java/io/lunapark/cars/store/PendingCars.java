package io.lunapark.cars.store;

import io.lunapark.cars.CarLimits;
import io.lunapark.cars.CarProblem.BacklogFull;
import io.lunapark.cars.QuarantineReason;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Database;
import io.lunapark.platform.store.Sql;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** The fallback store. */
@Singleton
public final class PendingCars {

    /** A recoverer moves some thousands in that time. */
    private static final long RETRY_AFTER_SECONDS = 5;

    private final Database database;
    private final Epochs epochs;
    private final Tally tally;
    private final Sql sql;
    private final long most;

    PendingCars(
            Database database,
            Epochs epochs,
            Tally tally,
            Sql sql,
            @Property(name = "lunapark.most-pending", defaultValue = "" + CarLimits.MOST_PENDING) long most) {
        this.database = database;
        this.epochs = epochs;
        this.tally = tally;
        this.sql = sql;
        this.most = most;
    }

    /**
     * Stores them, so that they are safe when it returns. One that waits already is not added again. What belongs to an
     * earlier epoch is gone by a clean-up, as if that had come later.
     *
     * @param epoch in which they were taken; empty where it was not known
     * @throws ProblemException {@code backlog-full}
     */
    public void add(List<UUID> ids, List<String> records, boolean generated, OptionalLong epoch) {
        database.inTransaction(() -> {
            long now = epochs.hold().number();
            if (epoch.orElse(now) != now) {
                return 0;
            }
            if (tally.read().pending() + ids.size() > most) {
                throw new ProblemException(new BacklogFull(RETRY_AFTER_SECONDS));
            }
            int added = 0;
            for (int from = 0; from < ids.size(); from += CarLimits.FALLBACK_BATCH) {
                int to = Math.min(from + CarLimits.FALLBACK_BATCH, ids.size());
                added += insert(ids.subList(from, to), records.subList(from, to), generated);
            }
            tally.fellBack(added);
            return added;
        });
    }

    private int insert(List<UUID> ids, List<String> records, boolean generated) {
        return sql.update("""
                insert into pending_cars (id, record, generated)
                select id, record, ? from unnest(cast(? as uuid[]), cast(? as text[])) as t (id, record) order by id
                on conflict (id) do nothing
                """, generated, ids, records);
    }

    /** A record that was repaired. */
    void resubmit(UUID id, String record, boolean generated) {
        if (insert(List.of(id), List.of(record), generated) == 1) {
            tally.resubmitted();
        }
    }

    /**
     * Takes the oldest that are free; recoverers side by side never take the same. Those that were refused before are taken
     * one by one.
     */
    public List<PendingCar> claim(UUID recoverer) {
        List<PendingCar> free = claim(recoverer, "attempts = 0", CarLimits.RECOVERED_AT_ONCE);
        return free.isEmpty() ? claim(recoverer, "attempts > 0", 1) : free;
    }

    private List<PendingCar> claim(UUID recoverer, String which, int most) {
        return sql.list(
                """
                with free as (
                    select id from pending_cars where claimed_by is null and attempts < %d and %s
                    order by stored_at limit ? for update skip locked
                )
                update pending_cars p set claimed_by = ?, claimed_at = now()
                from free where p.id = free.id returning p.id, p.record, (select epoch from intake_epoch) as epoch
                """.formatted(CarLimits.MOST_ATTEMPTS, which),
                row -> new PendingCar(Sql.uuid(row, "id"), row.getString("record"), row.getLong("epoch")),
                most,
                recoverer);
    }

    /** What the queue has taken. One whose claim was given to another stays: that one moves it again, and it is stored once. */
    public void moved(UUID recoverer, List<UUID> ids) {
        database.inTransaction(() -> {
            int moved = sql.update(
                    "delete from pending_cars where claimed_by = ? and id = any(cast(? as uuid[]))", recoverer, ids);
            tally.moved(moved);
            return moved;
        });
    }

    /** While the queue is out of reach: that is not the fault of a record, so it costs it no attempt. */
    public int release(UUID recoverer) {
        return sql.update(
                "update pending_cars set claimed_by = null, claimed_at = null where claimed_by = ?", recoverer);
    }

    /** What the queue has refused. */
    public int refused(UUID recoverer) {
        return sql.update("""
                update pending_cars set claimed_by = null, claimed_at = null, attempts = attempts + 1 where claimed_by = ?
                """, recoverer);
    }

    /** Of recoverers that died. @return how many came back */
    public int releaseStale() {
        return sql.update("""
                update pending_cars set claimed_by = null, claimed_at = null
                where claimed_at < now() - make_interval(secs => ?)
                """, CarLimits.LONGEST_CLAIM.toSeconds());
    }

    /** Records whose attempts are used up. @return how many */
    public int giveUp() {
        return database.inTransaction(() -> {
            epochs.hold();
            int gaveUp = sql.list(
                            """
                            with failed as (
                                delete from pending_cars where attempts >= ? and claimed_by is null
                                returning id, record, generated
                            ), kept as (
                                insert into quarantined_car (id, record, generated, reason)
                                select id, record, generated, ? from failed on conflict (id) do nothing
                            )
                            select count(*) from failed
                            """,
                            row -> row.getInt(1),
                            CarLimits.MOST_ATTEMPTS,
                            QuarantineReason.TOO_MANY_ATTEMPTS.code())
                    .getFirst();
            if (gaveUp > 0) {
                tally.gaveUp(gaveUp);
            }
            return gaveUp;
        });
    }
}
