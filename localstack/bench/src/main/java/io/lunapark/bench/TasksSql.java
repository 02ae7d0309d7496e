package io.lunapark.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/** What the exchange and its books do in Postgres, and nothing else; and what the benchmark begins with. */
final class TasksSql implements AutoCloseable {

    private final Connection db;

    private TasksSql(Connection db) {
        this.db = db;
    }

    /** The triggers of the ledger look for its tables in the schema of the connection. */
    static TasksSql connect(String url, String user, String password) throws SQLException {
        return new TasksSql(DriverManager.getConnection(url + "?currentSchema=billing", user, password));
    }

    /** Nobody else gets a task. */
    void addPeople(int people) throws SQLException {
        execute("update tasks.worker set eligible = false");
        execute("insert into tasks.worker select gen_random_uuid(), 'Bench', true, 1 from generate_series(1, %d)"
                .formatted(people));
    }

    void completeAll() throws SQLException {
        execute("update tasks.task set completed_at = now() where completed_at is null");
    }

    /** As if their events had come long ago. */
    void addOpenTasks(int tasks) throws SQLException {
        execute("""
                with one as (select id from tasks.worker where eligible limit 1),
                    added as (
                        insert into tasks.task
                        select gen_random_uuid(), 'Bench ' || i, null, '', 1000 + i %% 1001, 2000 + i %% 2001, one.id, 1, one.id,
                            now(), null, 2
                        from one, generate_series(1, %d) i returning id, title)
                insert into billing.task_title select id, title, null from added
                """.formatted(tasks));
    }

    /** The statements of a shuffle, which are undone. */
    double shuffleMillis() throws SQLException {
        return undone("""
                with people as (select array_agg(id) as ids from tasks.worker where eligible),
                    changed as (
                        update tasks.task set assignment = assignment + 1, version = version + 1,
                            assignee_id = ids[1 + floor(random() * cardinality(ids))]
                        from people where completed_at is null returning task.id, version)
                insert into tasks.outbox (subject, sequence, type, envelope)
                select 'task/' || id, version, 'TaskAssigned', repeat('x', 700) from changed
                """);
    }

    void letEarn(int people, LocalDate day) throws SQLException {
        execute("""
                with people as (
                        select gen_random_uuid() as person, gen_random_uuid() as entry from generate_series(1, %d)),
                    entries as (
                        insert into billing.entry
                        select entry, 'CORRECTION', person, date '%s', now(), null, null from people)
                insert into billing.posting
                select entry, 'employee:' || person, person, 1234 from people
                union all select entry, 'company:earnings', null, -1234 from people
                """.formatted(people, day));
    }

    /** The statements of a day close, which are undone. */
    double closeMillis(LocalDate day) throws SQLException {
        return undone(
                """
                with paid as (
                        select person_id, sum(amount_in_cents) as cents, gen_random_uuid() as entry
                        from (
                            select person_id, amount_in_cents from billing.closing_balance
                            where day = (select max(day) from billing.closed_day)
                            union all
                            select posting.person_id, amount_in_cents
                            from billing.posting join billing.entry on entry.id = entry_id
                            where day <= date '%1$s'
                                and day > coalesce((select max(day) from billing.closed_day), date '-infinity')) as amounts
                        where person_id is not null group by 1 having sum(amount_in_cents) > 0),
                    entries as (
                        insert into billing.entry select entry, 'PAYOUT', person_id, date '%1$s', now(), null, null from paid)
                insert into billing.posting
                select entry, 'employee:' || person_id, person_id, -cents from paid
                union all select entry, 'payouts', null, cents from paid
                """.formatted(day),
                "insert into billing.closed_day values (date '%s', now(), 1, 1)".formatted(day),
                """
                with paid as (
                        select entry.id as entry, entry.person_id, -amount_in_cents as cents
                        from billing.entry join billing.posting on entry_id = entry.id and posting.person_id = entry.person_id
                        where day = date '%1$s' and kind = 'PAYOUT'),
                    payouts as (
                        insert into billing.payout select person_id, date '%1$s', entry, cents from paid),
                    letters as (insert into billing.letter select person_id, date '%1$s' from paid)
                insert into billing.outbox (subject, sequence, type, envelope)
                select 'entry/' || entry, 1, 'EntryRecorded', repeat('x', 600) from paid
                """.formatted(day),
                "set constraints all immediate");
    }

    long fees() throws SQLException {
        return (long) number("select count(*) from billing.entry where kind = 'FEE'");
    }

    /** What was applied until now is left out of the lag. */
    void forgetInbox() throws SQLException {
        execute("delete from billing.inbox where applied_at is not null");
    }

    /** From the command that assigned a task until its fee was booked. */
    double lagMillis(double fraction) throws SQLException {
        return number("""
                select 1000 * percentile_disc(%s) within group (order by
                    extract(epoch from applied_at - cast(cast(envelope as json) ->> 'time' as timestamptz)))
                from billing.inbox where cast(envelope as json) ->> 'type' = 'TaskAssigned' and applied_at is not null
                """.formatted(fraction));
    }

    private double number(String query) throws SQLException {
        try (Statement statement = db.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private void execute(String update) throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute(update);
        }
    }

    private double undone(String... updates) throws SQLException {
        db.setAutoCommit(false);
        try {
            long start = System.nanoTime();
            for (String update : updates) {
                execute(update);
            }
            return (System.nanoTime() - start) / 1e6;
        } finally {
            db.rollback();
            db.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        db.close();
    }
}
