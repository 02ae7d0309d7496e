package io.lunapark.analytics.store;

import io.lunapark.platform.store.Sql;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The entries of the ledger that its events told of, and what follows from them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public abstract class Entries implements GenericRepository<EntryRow, UUID> {

    private final Sql sql;

    Entries(Sql sql) {
        this.sql = sql;
    }

    public abstract void saveAll(List<EntryRow> rows);

    /** Keeps other transactions from adding any until this one ends. */
    public void lock() {
        sql.update("lock table entry in share row exclusive mode");
    }

    /** @return how many there were */
    @Query("delete from entry")
    public abstract long clear();

    /** Fees less rewards. */
    @Query("""
            select coalesce(-sum(amount_in_cents), 0) from entry where day = :day and kind in ('fee', 'reward')
            """)
    public abstract long earnings(LocalDate day);

    @Query("""
            select count(*) from (select person_id from entry group by person_id having sum(amount_in_cents) < 0) as people
            """)
    public abstract long peopleBelowZero();

    /** Newest first. */
    @Query("""
            select distinct on (day) day, task_id, title, jira_id, amount_in_cents from entry
            where kind = 'reward' and day >= :first and day <= :last
            order by day desc, amount_in_cents desc, task_id
            """)
    public abstract List<Dearest> dearestByDay(LocalDate first, LocalDate last);
}
