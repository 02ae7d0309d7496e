package io.lunapark.coasters.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** The table of coasters. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CoasterRows extends GenericRepository<CoasterRow, UUID> {

    @Query("select nextval('coaster_number')")
    long nextNumber();

    @Query("select * from coaster where id = :id and removed_at is null for update")
    Optional<CoasterRow> lock(UUID id);

    void save(CoasterRow row);

    void update(CoasterRow row);
}
