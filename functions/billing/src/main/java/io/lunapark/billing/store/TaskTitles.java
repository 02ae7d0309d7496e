package io.lunapark.billing.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of the tasks' names. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface TaskTitles extends GenericRepository<TaskTitleRow, UUID> {

    @Query("""
            insert into task_title (task_id, title, jira_id) values (:taskId, :title, :jiraId)
            on conflict (task_id) do nothing
            """)
    void store(UUID taskId, String title, @Nullable String jiraId);

    @Query("select * from task_title where task_id = :taskId")
    Optional<TaskTitleRow> find(UUID taskId);
}
