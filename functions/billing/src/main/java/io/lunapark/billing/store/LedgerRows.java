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

    /**
     * Of each account what it had when a day before {@code :before} was closed last, and what was booked since: years of
     * postings cost nothing.
     */
    String BALANCES = """
            with recursive last as (select max(day) as day from closed_day where day < :before),
            balance as (
                select account, person_id, cast(sum(amount_in_cents) as bigint) as amount_in_cents
                from (
                    select account, person_id, amount_in_cents from closing_balance join last using (day)
                    union all
                    select account, posting.person_id, amount_in_cents from entry join posting on entry_id = entry.id
                    where entry.day < :before and entry.day > coalesce((select day from last), cast('-infinity' as date))
                ) as amounts
                group by account, person_id
            )
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

    @Query("select task_id, assignment from entry where kind = 'FEE' and task_id = any(cast(:tasks as uuid[]))")
    List<Assignment> charged(String[] tasks);

    /** That of one account, by the same rule. */
    @Query("""
            with last as (select max(day) as day from closed_day where day < :before)
            select cast(coalesce(sum(amount_in_cents), 0) as bigint)
            from (
                select amount_in_cents from closing_balance join last using (day)
                where account = :account
                union all
                select amount_in_cents
                from entry join posting on entry_id = entry.id and posting.person_id = entry.person_id
                where entry.person_id = :person and entry.day < :before
                    and entry.day > coalesce((select day from last), cast('-infinity' as date))
            ) as amounts
            """)
    long balance(UUID person, String account, LocalDate before);

    @Query("""
            select coalesce(sum(amount_in_cents), 0)
            from entry join posting on entry_id = entry.id and posting.person_id = entry.person_id
            where entry.person_id = :person and day >= :first
            """)
    long sumSince(UUID person, LocalDate first);

    /**
     * Newest first.
     *
     * @param behind id of the last movement of the page before, null for the first page
     */
    @Query(MOVEMENTS + """
            where entry.person_id = :person and day >= :first and (cast(:behind as uuid) is null
                or (time, entry.id) < (select last.time, last.id from entry as last where last.id = cast(:behind as uuid)))
            order by time desc, entry.id desc limit :limit
            """)
    List<Movement> newestSince(UUID person, LocalDate first, @Nullable String behind, int limit);

    /**
     * In the order of time.
     *
     * @param behind id of the last movement of the page before, null for the first page
     */
    @Query(MOVEMENTS + """
            where entry.person_id = :person and day = :day and (cast(:behind as uuid) is null
                or (time, entry.id) > (select last.time, last.id from entry as last where last.id = cast(:behind as uuid)))
            order by time, entry.id limit :limit
            """)
    List<Movement> ofDay(UUID person, LocalDate day, @Nullable String behind, int limit);

    @Query(BALANCES + """
            select person_id, amount_in_cents from balance
            where person_id is not null and amount_in_cents > 0 order by person_id
            """)
    List<Sum> positive(LocalDate before);

    /**
     * Who ever had a posting is found step by step in the index, without reading all postings: as many as are listed, or
     * everybody where only some of them are.
     */
    @Query(BALANCES + """
            , person (id, place) as (
                (select person_id, 1 from posting where person_id > :after order by person_id limit 1)
                union all
                select (select person_id from posting where person_id > person.id order by person_id limit 1), place + 1
                from person
                where person.id is not null and (place < :limit or :belowZero or cast(:name as text) is not null)
            )
            select id as person_id, coalesce(amount_in_cents, 0) as amount_in_cents
            from person left join balance on balance.person_id = person.id
            where id is not null and (not :belowZero or amount_in_cents < 0)
                and (cast(:name as text) is null or id in (
                    select id from payee where position(lower(normalize(cast(:name as text), NFC) collate pg_c_utf8)
                        in lower(normalize(payee.name, NFC) collate pg_c_utf8)) > 0))
            order by id limit :limit
            """)
    List<Sum> balances(LocalDate before, @Nullable String name, boolean belowZero, UUID after, int limit);

    @Query("""
            select day, cast(sum(amount_in_cents) as bigint) as amount_in_cents
            from entry join posting on entry_id = entry.id and posting.person_id is null
            where kind in ('FEE', 'REWARD') and day >= :first and day <= :last group by day order by day
            """)
    List<DaySum> earnings(LocalDate first, LocalDate last);

    @Query(BALANCES + """
            select line.account, cast(coalesce(sum(amount_in_cents), 0) as bigint) as amount_in_cents
            from unnest(:lines) as line (account)
            left join balance on line.account = case when person_id is null then balance.account else :employees end
            group by line.account order by line.account
            """)
    List<AccountSum> accounts(LocalDate before, String[] lines, String employees);
}
