package io.lunapark.tasks.store;

import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.tasks.Task;
import io.lunapark.tasks.TasksProblem.TaskNotFound;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tasks in Postgres. The row of a task is its lock: a shuffle and a completion never change it side by side. */
@Singleton
public final class Tasks {

    private final TaskRows rows;

    Tasks(TaskRows rows) {
        this.rows = rows;
    }

    public void insert(Task task) {
        rows.save(TaskRow.of(task));
    }

    public void replace(Task task) {
        rows.update(TaskRow.of(task));
    }

    /** @throws ProblemException {@code task-not-found} */
    public Task find(UUID id) {
        return found(id, rows.findById(id));
    }

    /** @throws ProblemException {@code task-not-found} */
    public Task lock(UUID id) {
        return found(id, rows.lock(id));
    }

    /** All open tasks, locked for the one shuffle that runs. */
    public List<Task> lockForShuffle() {
        rows.lockShuffle();
        return rows.lockOpen().stream().map(TaskRow::task).toList();
    }

    /** Stores other assignments of tasks that are locked. */
    public void reassign(List<Task> tasks) {
        rows.reassign(
                tasks.stream().map(task -> task.id().toString()).toArray(String[]::new),
                tasks.stream().map(task -> task.assigneeId().toString()).toArray(String[]::new),
                longs(tasks, task -> (long) task.assignment()),
                longs(tasks, Task::version));
    }

    /**
     * Newest first.
     *
     * @param assignee empty for everybody's
     * @param name a part of that of the assignee, empty for everybody's
     * @param open whether they are, empty for both
     */
    public Page<Task> list(Optional<UUID> assignee, Optional<String> name, Optional<Boolean> open, PageRequest page) {
        @Nullable String of = assignee.map(UUID::toString).orElse(null);
        @Nullable
        String before = page.position(UUID::fromString).map(UUID::toString).orElse(null);
        List<TaskRow> found = rows.list(of, name.orElse(null), open.orElse(null), before, page.limit() + 1);
        return Page.ofFirst(found, page, row -> row.id().toString()).map(TaskRow::task);
    }

    private static Long[] longs(List<Task> tasks, Function<Task, Long> value) {
        return tasks.stream().map(value).toArray(Long[]::new);
    }

    private static Task found(UUID id, Optional<TaskRow> row) {
        return row.map(TaskRow::task).orElseThrow(() -> new ProblemException(new TaskNotFound(id)));
    }
}
