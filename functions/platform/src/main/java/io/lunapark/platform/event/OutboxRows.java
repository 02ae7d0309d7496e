package io.lunapark.platform.event;

import io.lunapark.platform.event.Outbox.Backlog;
import io.lunapark.platform.store.Sql;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The statements of the outbox. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class OutboxRows implements GenericRepository<StoredEvent, Long> {

    private final Sql sql;

    OutboxRows(Sql sql) {
        this.sql = sql;
    }

    @Query("""
            insert into outbox (subject, sequence, type, envelope)
            select * from unnest(:subjects, :sequences, :types, :envelopes)
            returning position
            """)
    abstract List<Long> insert(String[] subjects, Long[] sequences, String[] types, String[] envelopes);

    @Query("""
            select position, subject, type, envelope from outbox
            where published_at is null and stored_at < now() - interval '3 seconds'
            order by position limit :limit
            """)
    abstract List<StoredEvent> waiting(int limit);

    @Query("""
            with quick as (select set_config('synchronous_commit', 'off', true))
            update outbox set published_at = now() from quick where position = any(:positions)
            """)
    abstract int markPublished(Long[] positions);

    @Query("""
            select position, subject, type, envelope from outbox
            where position < :before and type in (:types) order by position desc limit :limit
            """)
    abstract List<StoredEvent> archive(Collection<String> types, long before, int limit);

    @Query("select coalesce(max(position), 0) from outbox")
    abstract long lastPosition();

    @Query("""
            select nspname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
            where relname = 'outbox' and relkind = 'r' and has_schema_privilege(relnamespace, 'usage')
            and has_any_column_privilege(pg_class.oid, 'select') order by nspname
            """)
    abstract List<String> systems();

    /** @param system name of a schema, which cannot be bound: from {@link #systems} or the function's own settings */
    Backlog backlog(String system) {
        return sql.list(
                        """
                        select count(*) as waiting, coalesce(extract(epoch from now() - min(stored_at)), 0)::bigint as oldest
                        from %s.outbox where published_at is null
                        """.formatted(system),
                        row -> new Backlog(system, row.getLong("waiting"), row.getLong("oldest")))
                .getFirst();
    }

    @Query("select pg_try_advisory_lock(hashtext('relay ' || current_schema()), :lease)")
    abstract boolean tryRelayLock(int lease);

    @Query("select cast(pg_advisory_unlock_all() as text)")
    abstract String unlockRelay();
}
