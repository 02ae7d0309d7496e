package io.lunapark.tasks.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of tasks. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TaskRows extends GenericRepository<TaskRow, UUID> {

    void save(TaskRow row);

    void update(TaskRow row);

    Optional<TaskRow> findById(UUID id);

    @Query("select * from task where id = :id for update")
    Optional<TaskRow> lock(UUID id);

    /** One shuffle after the other; until the transaction ends. */
    @Query("select cast(pg_advisory_xact_lock(hashtext('shuffle ' || current_schema())) as text)")
    String lockShuffle();

    @Query("select * from task where completed_at is null order by id for update")
    List<TaskRow> lockOpen();

    @Query("""
            update task set assignee_id = changed.assignee, assignment = changed.assignment, version = changed.version
            from unnest(cast(:ids as uuid[]), cast(:assignees as uuid[]), :assignments, :versions)
                as changed(id, assignee, assignment, version)
            where task.id = changed.id
            """)
    void reassign(String[] ids, String[] assignees, Long[] assignments, Long[] versions);

    /**
     * Newest first.
     *
     * @param assignee null for everybody's
     * @param name a part of the assignee's, null for everybody's
     * @param open null for all
     * @param before where the last page ended, null for the first page
     */
    @Query("""
            select * from task
            where (cast(:before as uuid) is null or id < cast(:before as uuid))
            and (cast(:assignee as uuid) is null or assignee_id = cast(:assignee as uuid))
            and (cast(:name as text) is null or assignee_id in (
                select worker.id from worker where position(lower(normalize(cast(:name as text), NFC) collate pg_c_utf8)
                    in lower(normalize(worker.name, NFC) collate pg_c_utf8)) > 0))
            and (cast(:open as boolean) is null or (completed_at is null) = cast(:open as boolean))
            order by id desc limit :limit
            """)
    List<TaskRow> list(
            @Nullable String assignee,
            @Nullable String name,
            @Nullable Boolean open,
            @Nullable String before,
            int limit);
}
