package io.lunapark.cinema.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** The table of sessions. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRows extends GenericRepository<SessionRow, UUID> {

    void save(SessionRow row);

    void update(SessionRow row);

    Optional<SessionRow> findById(UUID id);

    @Query("select * from session where id = :id for update")
    Optional<SessionRow> lock(UUID id);
}
