package io.lunapark.coasters.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of alerts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AlertRows extends GenericRepository<AlertRow, UUID> {

    Optional<AlertRow> findById(UUID id);

    List<AlertRow> findByCoasterIdAndResolvedAtIsNullOrderById(UUID coasterId);

    @Query("""
            insert into alert (id, coaster_id, code, severity, wagons, staff, capacity, staffed_capacity, opened_at,
                acknowledged_at, resolved_at)
            values (:id, :coasterId, :code, :severity, :wagons, :staff, :capacity, :staffedCapacity, :openedAt,
                :acknowledgedAt, :resolvedAt)
            on conflict (id) do update set
                wagons = excluded.wagons, staff = excluded.staff, capacity = excluded.capacity,
                staffed_capacity = excluded.staffed_capacity, acknowledged_at = excluded.acknowledged_at,
                resolved_at = excluded.resolved_at
            """)
    void store(List<AlertRow> rows);
}
