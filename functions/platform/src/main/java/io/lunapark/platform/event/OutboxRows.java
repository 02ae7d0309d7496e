package io.lunapark.platform.event;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The statements of the outbox. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface OutboxRows extends GenericRepository<StoredEvent, Long> {

    @Query("""
            insert into outbox (subject, sequence, type, envelope)
            select * from unnest(:subjects, :sequences, :types, :envelopes)
            returning position
            """)
    List<Long> insert(String[] subjects, Long[] sequences, String[] types, String[] envelopes);

    @Query("""
            select position, subject, type, envelope from outbox
            where published_at is null and stored_at < now() - interval '3 seconds'
            order by position limit :limit
            """)
    List<StoredEvent> waiting(int limit);

    @Query("""
            with quick as (select set_config('synchronous_commit', 'off', true))
            update outbox set published_at = now() from quick where position = any(:positions)
            """)
    int markPublished(Long[] positions);

    @Query("""
            select position, subject, type, envelope from outbox
            where position < :before and type in (:types) order by position desc limit :limit
            """)
    List<StoredEvent> archive(Collection<String> types, long before, int limit);

    @Query("select coalesce(max(position), 0) from outbox")
    long lastPosition();

    @Query("select pg_try_advisory_lock(hashtext('relay ' || current_schema()), :lease)")
    boolean tryRelayLock(int lease);

    @Query("select cast(pg_advisory_unlock_all() as text)")
    String unlockRelay();
}
