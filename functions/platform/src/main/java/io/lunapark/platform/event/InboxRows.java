package io.lunapark.platform.event;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The statements of the inbox. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface InboxRows extends GenericRepository<StoredEvent, Long> {

    /** Until the transaction ends, and in one order, so that two batches never wait for each other. */
    @Query("""
            select count(cast(pg_advisory_xact_lock(h) as text)) from
            (select distinct hashtextextended('inbox ' || current_schema() || s, 0) as h
                from unnest(:subjects) s order by h) as locks
            """)
    long lock(String[] subjects);

    @Query("""
            insert into inbox (event_id, subject, sequence, envelope)
            select * from unnest(cast(:ids as uuid[]), :subjects, :sequences, :envelopes)
            on conflict (event_id) do nothing
            """)
    void insert(String[] ids, String[] subjects, Long[] sequences, String[] envelopes);

    @Query("""
            select envelope from inbox where subject = any(:subjects) and applied_at is null
            order by subject, sequence, event_id
            """)
    List<String> waiting(String[] subjects);

    @Query("update inbox set applied_at = clock_timestamp() where event_id = any(cast(:ids as uuid[]))")
    void markApplied(String[] ids);

    @Query("""
            select envelope from inbox where event_id > cast(:after as uuid) and applied_at is not null
            order by event_id limit :limit
            """)
    List<String> archive(String after, int limit);
}
