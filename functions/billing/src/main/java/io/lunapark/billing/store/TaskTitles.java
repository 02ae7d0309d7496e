package io.lunapark.billing.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table of the tasks' names. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TaskTitles extends GenericRepository<TaskTitleRow, UUID> {

    /** Those that are new. @param jiraIds empty for none */
    @Query("""
            insert into task_title (task_id, title, jira_id)
            select cast(task as uuid), title, nullif(jira, '')
            from unnest(:tasks, :titles, :jiraIds) as new (task, title, jira)
            on conflict (task_id) do nothing
            """)
    void store(String[] tasks, String[] titles, String[] jiraIds);

    @Query("select * from task_title where task_id = any(cast(:tasks as uuid[]))")
    List<TaskTitleRow> find(String[] tasks);
}
