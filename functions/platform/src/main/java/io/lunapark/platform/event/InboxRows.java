package io.lunapark.platform.event;

import io.lunapark.platform.event.Outbox.Backlog;
import io.lunapark.platform.store.Sql;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The statements of the inbox. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class InboxRows implements GenericRepository<StoredEvent, Long> {

    private final Sql sql;

    InboxRows(Sql sql) {
        this.sql = sql;
    }

    /** Until the transaction ends, and in one order, so that two batches never wait for each other. */
    @Query("""
            select count(cast(pg_advisory_xact_lock(h) as text)) from
            (select distinct hashtextextended('inbox ' || current_schema() || s, 0) as h
                from unnest(:subjects) s order by h) as locks
            """)
    abstract long lock(String[] subjects);

    @Query("""
            insert into inbox (event_id, subject, sequence, envelope)
            select * from unnest(cast(:ids as uuid[]), :subjects, :sequences, :envelopes)
            on conflict (event_id) do nothing
            """)
    abstract void insert(String[] ids, String[] subjects, Long[] sequences, String[] envelopes);

    @Query("""
            select envelope from inbox where subject = any(:subjects) and applied_at is null
            order by subject, sequence, event_id
            """)
    abstract List<String> waiting(String[] subjects);

    @Query("update inbox set applied_at = clock_timestamp() where event_id = any(cast(:ids as uuid[]))")
    abstract void markApplied(String[] ids);

    @Query("""
            select envelope from inbox where event_id > cast(:after as uuid) and applied_at is not null
            order by event_id limit :limit
            """)
    abstract List<String> archive(String after, int limit);

    @Query("""
            select nspname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
            where relname = 'inbox' and relkind = 'r' and has_schema_privilege(relnamespace, 'usage')
            and has_any_column_privilege(pg_class.oid, 'select') order by nspname
            """)
    abstract List<String> systems();

    /** @param system name of a schema, which cannot be bound: from {@link #systems} */
    Backlog backlog(String system) {
        return sql.list(
                        """
                        select count(*) as waiting, coalesce(extract(epoch from now() - min(received_at)), 0)::bigint as oldest
                        from %s.inbox where applied_at is null
                        """.formatted(system),
                        row -> new Backlog(system, row.getLong("waiting"), row.getLong("oldest")))
                .getFirst();
    }
}
