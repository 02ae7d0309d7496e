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

    /** Many may take numbers at once, but none while {@link #lockNumbers} holds. */
    @Query("""
            select nextval('coaster_number')
            from pg_advisory_xact_lock_shared(hashtext('coaster numbers ' || current_schema()))
            """)
    long nextNumber();

    @Query("select cast(pg_advisory_xact_lock(hashtext('coaster numbers ' || current_schema())) as text)")
    String lockNumbers();

    @Query("select * from coaster where id = :id and removed_at is null for update")
    Optional<CoasterRow> lock(UUID id);

    /** Also one that is removed. */
    @Query("select * from coaster where id = :id for update")
    Optional<CoasterRow> lockAny(UUID id);

    @Query("select id from coaster where number = :number and id <> :otherThan")
    Optional<UUID> holder(long number, UUID otherThan);

    /** Numbers up to this one are given. Without the lock a number that is taken meanwhile would be given again. */
    @Query("select setval('coaster_number', greatest(:number, last_value)) from coaster_number")
    long given(long number);

    @Query("update coaster set number = :number where id = :id")
    void renumber(UUID id, long number);

    void save(CoasterRow row);

    void update(CoasterRow row);
}
