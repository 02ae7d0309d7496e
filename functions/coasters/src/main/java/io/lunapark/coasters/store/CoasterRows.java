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

    /** Also one that is removed. */
    @Query("select * from coaster where id = :id for update")
    Optional<CoasterRow> lockAny(UUID id);

    @Query("select id from coaster where number = :number and id <> :otherThan")
    Optional<UUID> holder(long number, UUID otherThan);

    /** Numbers up to this one are given. */
    @Query("select setval('coaster_number', greatest(:number, last_value)) from coaster_number")
    long given(long number);

    @Query("update coaster set number = :number where id = :id")
    void renumber(UUID id, long number);

    void save(CoasterRow row);

    void update(CoasterRow row);
}
