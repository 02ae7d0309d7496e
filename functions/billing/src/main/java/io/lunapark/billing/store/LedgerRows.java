package io.lunapark.billing.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables of the ledger. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LedgerRows extends GenericRepository<Movement, UUID> {

    String MOVEMENTS = """
            select entry.id, kind, entry.person_id, amount_in_cents, day, time, entry.task_id, title, jira_id
            from entry join posting on entry_id = entry.id and posting.person_id = entry.person_id
            left join task_title on task_title.task_id = entry.task_id
            """;

    @Query("select cast(pg_advisory_xact_lock_shared(hashtext('ledger ' || current_schema())) as text)")
    String lockToBook();

    @Query("select cast(pg_advisory_xact_lock(hashtext('ledger ' || current_schema())) as text)")
    String lockToClose();

    @Query("select max(day) from closed_day")
    Optional<LocalDate> lastClosed();

    @Query("select min(day) from entry")
    Optional<LocalDate> firstDay();

    /**
     * What is there already stays as it is.
     *
     * @return ids of those that are new
     */
    @Query("""
            insert into entry (id, kind, person_id, day, time, task_id, assignment)
            select cast(id as uuid), kind, cast(person as uuid), cast(day as date), cast(time as timestamptz),
                cast(nullif(task, '') as uuid), cast(nullif(assignment, 0) as integer)
            from unnest(:ids, :kinds, :persons, :days, :times, :tasks, :assignments)
                as new(id, kind, person, day, time, task, assignment)
            on conflict on constraint entry_once do nothing returning cast(id as text)
            """)
    List<String> insertEntries(
            String[] ids,
            String[] kinds,
            String[] persons,
            String[] days,
            String[] times,
            String[] tasks,
            Long[] assignments);

    @Query("""
            insert into posting (entry_id, account, person_id, amount_in_cents)
            select cast(entry as uuid), account, cast(nullif(person, '') as uuid), amount
            from unnest(:entries, :accounts, :persons, :amounts) as new(entry, account, person, amount)
            """)
    void insertPostings(String[] entries, String[] accounts, String[] persons, Long[] amounts);

    @Query("select exists (select from entry where task_id = :task and assignment = :assignment and kind = :kind)")
    boolean isBooked(UUID task, int assignment, String kind);

    @Query("select coalesce(sum(amount_in_cents), 0) from posting where person_id = :person")
    long balance(UUID person);

    @Query("""
            select coalesce(sum(amount_in_cents), 0)
            from entry join posting on entry_id = entry.id and posting.person_id = entry.person_id
            where entry.person_id = :person and day >= :first and day < :end
            """)
    long sum(UUID person, LocalDate first, LocalDate end);

    @Query(MOVEMENTS
            + " where entry.person_id = :person and day >= :first order by time desc, entry.id desc limit :limit")
    List<Movement> newestSince(UUID person, LocalDate first, int limit);

    @Query(MOVEMENTS + " where entry.person_id = :person and day = :day order by time, entry.id")
    List<Movement> ofDay(UUID person, LocalDate day);

    @Query("""
            select posting.person_id, cast(sum(amount_in_cents) as bigint) as amount_in_cents
            from posting join entry on entry.id = entry_id
            where posting.person_id is not null and day <= :day group by posting.person_id
            having sum(amount_in_cents) > 0 order by posting.person_id
            """)
    List<Sum> positive(LocalDate day);

    @Query("""
            select person_id, cast(sum(amount_in_cents) as bigint) as amount_in_cents from posting
            where person_id > :after and (cast(:name as text) is null or person_id in (
                select id from payee where position(lower(cast(:name as text)) in lower(payee.name)) > 0))
            group by person_id having not :belowZero or sum(amount_in_cents) < 0 order by person_id limit :limit
            """)
    List<Sum> balances(@Nullable String name, boolean belowZero, UUID after, int limit);

    @Query("""
            select day, cast(sum(amount_in_cents) as bigint) as amount_in_cents
            from entry join posting on entry_id = entry.id and posting.person_id is null
            where kind in ('FEE', 'REWARD') and day >= :first and day <= :last group by day order by day
            """)
    List<DaySum> earnings(LocalDate first, LocalDate last);

    @Query("""
            select case when person_id is null then account else 'employees' end as account,
                cast(sum(amount_in_cents) as bigint) as amount_in_cents
            from posting group by 1 order by 1
            """)
    List<AccountSum> accounts();
}
