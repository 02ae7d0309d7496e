package io.lunapark.identity.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table of failures to sign in. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FailureRows extends GenericRepository<FailureRow, String> {

    /** How these counts stand, locked from now on in the order given, which has to be one for all; made where there are none. */
    @Query("""
            insert into attempts (kind, subject, last_at, forgiven_at)
            select kind, decode(subject, 'hex'), :now, :now
            from unnest(:kinds, :subjects) with ordinality as key(kind, subject, place) order by place
            on conflict (kind, subject) do update set last_at = attempts.last_at
            returning kind, subject, forgiven_at, blocked_until, last_at
            """)
    List<FailureRow> lock(String[] kinds, String[] subjects, Instant now);

    /** Rows that are locked. */
    @Query("""
            update attempts set forgiven_at = :forgivenAt, blocked_until = :blockedUntil, last_at = :lastAt
            where kind = :kind and subject = :subject
            """)
    void write(List<FailureRow> rows);

    @Query("delete from attempts where forgiven_at < :now and (blocked_until is null or blocked_until < :now)")
    int tidy(Instant now);
}
