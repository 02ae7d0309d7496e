package io.lunapark.identity.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table of tries to sign up. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SignUpRows extends GenericRepository<SignUpRow, UUID> {

    /** Until the transaction ends. */
    @Query("select cast(pg_advisory_xact_lock(hashtextextended(encode(:address, 'hex'), 1)) as text)")
    String lock(byte[] address);

    @Query("select * from sign_up_attempts where address = :address and at > :since order by at")
    List<SignUpRow> since(byte[] address, Instant since);

    void save(SignUpRow row);

    @Query("delete from sign_up_attempts where at < :old")
    int tidy(Instant old);
}
