package io.lunapark.cars.store;

import io.lunapark.cars.CarProblem.QuarantinedCarNotFound;
import io.lunapark.cars.QuarantineReason;
import io.lunapark.cars.api.QuarantinedBody;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Records that cannot be stored as they are. */
@Singleton
public final class Quarantine {

    private final Sql sql;
    private final Epochs epochs;
    private final PendingCars pending;

    Quarantine(Sql sql, Epochs epochs, PendingCars pending) {
        this.sql = sql;
        this.epochs = epochs;
        this.pending = pending;
    }

    /** @param record as it came */
    public record Unfit(UUID id, String record, boolean generated, QuarantineReason reason) {}

    /** @param generated whether the generator made it, of which everything is counted apart */
    public record Kept(UUID id, String record, boolean generated) {}

    /** Keeps them, but for those whose record was repaired and stored already. */
    void add(List<Unfit> unfit) {
        if (unfit.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into quarantined_car (id, record, generated, reason)
                select id, record, generated, reason
                from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as boolean[]), cast(? as text[]))
                    as t (id, record, generated, reason)
                where not exists (select from car where car.id = t.id)
                order by id
                on conflict (id) do nothing
                """,
                unfit.stream().map(Unfit::id).toList(),
                unfit.stream().map(Unfit::record).toList(),
                unfit.stream().map(one -> Boolean.toString(one.generated())).toList(),
                unfit.stream().map(one -> one.reason().code()).toList());
    }

    /** Those whose record was repaired and stored while a copy of it came here. */
    public int removeStored() {
        epochs.hold();
        return sql.update("delete from quarantined_car q using car where car.id = q.id");
    }

    /**
     * Locked until the transaction ends.
     *
     * @throws ProblemException {@code quarantined-car-not-found}
     */
    public Kept lock(UUID id) {
        epochs.hold();
        return sql.find(
                        "select id, record, generated from quarantined_car where id = ? for update",
                        row -> new Kept(Sql.uuid(row, "id"), row.getString("record"), row.getBoolean("generated")),
                        id)
                .orElseThrow(() -> new ProblemException(new QuarantinedCarNotFound(id)));
    }

    /**
     * Moves a record that was repaired to the fallback store, from where it goes to the queue.
     *
     * @param id of the repaired record
     */
    public void resubmit(Kept kept, UUID id, String record) {
        sql.update("delete from quarantined_car where id = ?", kept.id());
        pending.resubmit(id, record, kept.generated());
    }

    /** The newest record first. */
    public Page<QuarantinedBody> list(PageRequest page) {
        return Pages.of(
                page,
                sql.list("""
                        select id, record, reason, quarantined_at from quarantined_car
                        where id < ? or cast(? as uuid) is null order by id desc limit ?
                        """, Quarantine::body, Pages.before(page), Pages.before(page), page.limit() + 1),
                QuarantinedBody::id);
    }

    private static QuarantinedBody body(ResultSet row) throws SQLException {
        return new QuarantinedBody(
                Sql.uuid(row, "id"),
                row.getString("record"),
                row.getString("reason"),
                Sql.instant(row, "quarantined_at"));
    }
}
