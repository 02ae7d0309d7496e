package io.lunapark.cars.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** The breaker and its history. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface BreakerRows extends GenericRepository<BreakerRow, Boolean> {

    @Query("select * from breaker")
    BreakerRow read();

    @Query("select * from breaker for update")
    BreakerRow lock();

    /** By the clock of the database, which is one for all instances; not that of the transaction, which may have waited. */
    @Query("select clock_timestamp()")
    Instant now();

    @Query("update breaker set state = :state, term = :term, failures = :failures, until = :until")
    void store(String state, long term, int failures, Instant until);

    @Query("insert into breaker_change (term, state, changed_at) values (:term, :state, :at)")
    void append(long term, String state, Instant at);
}
