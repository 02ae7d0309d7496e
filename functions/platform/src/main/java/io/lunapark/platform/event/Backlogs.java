package io.lunapark.platform.event;

import io.lunapark.platform.event.Outbox.Backlog;
import io.lunapark.platform.store.Sql;
import java.util.List;

/**
 * What waits in a table of events that each system has, such as the outbox.
 *
 * @param came the column with the time of its coming
 * @param gone the column that is null while it waits
 */
record Backlogs(Sql sql, String table, String came, String gone) {

    /** Of every system whose table this role may read. */
    List<Backlog> all() {
        return sql.schemasWith(table).stream().map(this::of).toList();
    }

    /** @param system name of a schema, which cannot be bound: from the database, or the function's own settings */
    Backlog of(String system) {
        return sql.list(
                        """
                        select count(*) as waiting, coalesce(extract(epoch from now() - min(%s)), 0)::bigint as oldest
                        from %s.%s where %s is null
                        """.formatted(came, system, table, gone),
                        row -> new Backlog(system, row.getLong("waiting"), row.getLong("oldest")))
                .getFirst();
    }
}
