package io.lunapark.cars.store;

import io.lunapark.cars.CarFigures;
import io.lunapark.cars.CarProblem.CarNotFound;
import io.lunapark.cars.CarRecord;
import io.lunapark.cars.GeneratorRun;
import io.lunapark.cars.api.CarBody;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cars in Postgres, with their figures. */
@Singleton
public final class Cars {

    private static final String CAR = """
            select id, normalized_make, normalized_model, year, price, location, source, sequence, generated_at, version
            from car
            """;

    private final Sql sql;
    private final Epochs epochs;
    private final Tally tally;
    private final Quarantine quarantine;

    Cars(Sql sql, Epochs epochs, Tally tally, Quarantine quarantine) {
        this.sql = sql;
        this.epochs = epochs;
        this.tally = tally;
        this.quarantine = quarantine;
    }

    /** What a list is filtered by; null means any. */
    public record Filter(
            @Nullable String make,
            @Nullable String model,
            @Nullable String location,
            @Nullable Integer year) {}

    /**
     * Stores what has not come before and counts it, in one statement, and quarantines the rest. Rows are taken in one order, so
     * that two batches with the same records wait for each other and do not lock each other out; of a record that is twice in a
     * batch one is taken. Slots of the figures differ, so that batches side by side do not wait for each other.
     */
    public void storeAll(List<CarRecord> records, List<Quarantine.Unfit> unfit) {
        if (!records.isEmpty()) {
            int slot = Slots.any();
            sql.list(
                    """
                    with batch as (
                        select distinct on (id) *
                        from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as integer[]),
                                cast(? as integer[]), cast(? as text[]), cast(? as text[]), cast(? as bigint[]),
                                cast(? as timestamptz[]))
                            as t (id, make, model, year, price, location, source, sequence, made)
                        order by id
                    ), stored as (
                        insert into car (id, normalized_make, normalized_model, year, price, location, source, sequence,
                            generated_at)
                        select id, make, model, year, price, location, source, sequence, made from batch order by id
                        on conflict (id) do nothing returning normalized_make, normalized_model, price, source
                    ), figures as (
                        insert into car_figures as f (normalized_make, normalized_model, slot, count, total)
                        select normalized_make, normalized_model, cast(? as smallint), count(*), sum(price)
                        from stored group by normalized_make, normalized_model order by normalized_make, normalized_model
                        on conflict (normalized_make, normalized_model, slot)
                        do update set count = f.count + excluded.count, total = f.total + excluded.total
                    ), rate as (
                        insert into intake_rate as r (begins_at, slot, stored)
                        select date_bin('10 seconds', now(), to_timestamp(0)), cast(? as smallint), count(*) from stored
                        on conflict (begins_at, slot) do update set stored = r.stored + excluded.stored
                    )
                    update intake_tally set
                        stored = intake_tally.stored + fresh.stored,
                        stored_generated = intake_tally.stored_generated + fresh.generated
                    from (select count(*) as stored, count(*) filter (where source = ?) as generated from stored) as fresh
                    where slot = ? returning fresh.stored
                    """,
                    row -> row.getLong(1),
                    column(records, CarRecord::id),
                    column(records, CarRecord::normalizedMake),
                    column(records, CarRecord::normalizedModel),
                    column(records, CarRecord::year),
                    column(records, CarRecord::price),
                    column(records, CarRecord::location),
                    column(records, CarRecord::source),
                    column(records, CarRecord::sequence),
                    column(records, record -> record.generatedAt().toString()),
                    slot,
                    slot,
                    GeneratorRun.SOURCE,
                    slot);
        }
        quarantine.add(unfit);
    }

    private static <T> List<T> column(List<CarRecord> records, Function<CarRecord, T> value) {
        return records.stream().map(value).toList();
    }

    /** @throws ProblemException {@code car-not-found} */
    public CarBody find(UUID id) {
        return one(CAR + "where id = ? and removed_at is null", id);
    }

    /**
     * Locked until the transaction ends.
     *
     * @throws ProblemException {@code car-not-found}
     */
    public CarBody lock(UUID id) {
        epochs.hold();
        return one(CAR + "where id = ? and removed_at is null for update", id);
    }

    private CarBody one(String query, UUID id) {
        return sql.find(query, Cars::body, id).orElseThrow(() -> new ProblemException(new CarNotFound(id)));
    }

    public void replace(CarBody before, CarBody after) {
        sql.update(
                """
                update car set normalized_make = ?, normalized_model = ?, year = ?, price = ?, location = ?, version = ?
                where id = ?
                """,
                after.normalizedMake(),
                after.normalizedModel(),
                after.year(),
                after.price(),
                after.location(),
                after.version(),
                after.id());
        count(
                List.of(before, after),
                List.of(CarFigures.NONE.minus(CarFigures.ofOne(before.price())), CarFigures.ofOne(after.price())));
    }

    /** The row stays, so that a late copy of the record does not bring the car back. */
    public void remove(CarBody car) {
        sql.update("update car set removed_at = now() where id = ?", car.id());
        count(List.of(car), List.of(CarFigures.NONE.minus(CarFigures.ofOne(car.price()))));
        tally.removed();
    }

    /** In the order in which batches count too. */
    private void count(List<CarBody> cars, List<CarFigures> changes) {
        sql.update(
                """
                insert into car_figures as f (normalized_make, normalized_model, slot, count, total)
                select make, model, cast(? as smallint), sum(count), sum(total)
                from unnest(cast(? as text[]), cast(? as text[]), cast(? as bigint[]), cast(? as bigint[]))
                    as t (make, model, count, total)
                group by make, model order by make, model
                on conflict (normalized_make, normalized_model, slot)
                do update set count = f.count + excluded.count, total = f.total + excluded.total
                """,
                Slots.any(),
                cars.stream().map(CarBody::normalizedMake).toList(),
                cars.stream().map(CarBody::normalizedModel).toList(),
                changes.stream().map(CarFigures::count).toList(),
                changes.stream().map(CarFigures::total).toList());
    }

    /** The newest first. */
    public Page<CarBody> list(PageRequest page, Filter filter) {
        StringBuilder query = new StringBuilder(CAR).append("where removed_at is null");
        List<Object> parameters = new ArrayList<>();
        narrow(query, parameters, "id <", Pages.before(page));
        narrow(query, parameters, "normalized_make =", filter.make());
        narrow(query, parameters, "normalized_model =", filter.model());
        narrow(query, parameters, "location =", filter.location());
        narrow(query, parameters, "year =", filter.year());
        parameters.add(page.limit() + 1);
        return Pages.of(
                page,
                sql.list(query.append(" order by id desc limit ?").toString(), Cars::body, parameters.toArray()),
                CarBody::id);
    }

    private static void narrow(
            StringBuilder query, List<Object> parameters, String comparison, @Nullable Object value) {
        if (value != null) {
            query.append(" and ").append(comparison).append(" ?");
            parameters.add(value);
        }
    }

    private static CarBody body(ResultSet row) throws SQLException {
        return new CarBody(
                Sql.uuid(row, "id"),
                row.getString("normalized_make"),
                row.getString("normalized_model"),
                row.getInt("year"),
                row.getInt("price"),
                row.getString("location"),
                row.getString("source"),
                row.getLong("sequence"),
                Sql.instant(row, "generated_at"),
                row.getLong("version"));
    }
}
