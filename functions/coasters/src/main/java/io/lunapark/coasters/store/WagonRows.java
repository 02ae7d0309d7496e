package io.lunapark.coasters.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table of wagons. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface WagonRows extends GenericRepository<WagonRow, UUID> {

    List<WagonRow> findByCoasterIdOrderByNumber(UUID coasterId);

    @Query("""
            insert into wagon (id, coaster_id, number, seats, speed_mps, version)
            values (:id, :coasterId, :number, :seats, :speedMps, :version)
            on conflict (id) do update set
                number = excluded.number, seats = excluded.seats, speed_mps = excluded.speed_mps, version = excluded.version
            """)
    void store(List<WagonRow> rows);

    void deleteByIdIn(List<UUID> ids);
}
