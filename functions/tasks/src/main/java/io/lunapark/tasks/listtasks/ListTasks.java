package io.lunapark.tasks.listtasks;

import io.lunapark.kernel.Names;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.NamePart;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.QueryFlag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.lunapark.tasks.Task;
import io.lunapark.tasks.api.Reader;
import io.lunapark.tasks.api.TaskBody;
import io.lunapark.tasks.api.TasksSettings;
import io.lunapark.tasks.store.Tasks;
import io.lunapark.tasks.store.Workers;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Lists tasks, newest first. Managers and admins see all of them, their own with mine=true, and those of one person by a
 * part of the name; everybody else their own.
 */
@UseCase
@Controller("/api/tasks")
@Tag(name = "Tasks")
public class ListTasks {

    private final Database database;
    private final Tasks tasks;
    private final Workers workers;
    private final TasksSettings settings;

    ListTasks(Database database, Tasks tasks, Workers workers, TasksSettings settings) {
        this.database = database;
        this.tasks = tasks;
        this.workers = workers;
        this.settings = settings;
    }

    /** From Postgres: a task is done for its assignee at once. */
    @Get
    Page<TaskBody> list(
            RequestContext request,
            PageRequest page,
            @Nullable @QueryValue Boolean mine,
            @Nullable @QueryValue @Schema(allowableValues = {"open", "done"}) String status,
            @Nullable @QueryValue @Schema(pattern = Names.PATTERN, example = "ada") String assignee) {
        boolean own = QueryFlag.of(request, "mine").orElse(false) || !Reader.readsAll(request.caller());
        Optional<UUID> owner = own ? Optional.of(Reader.id(request.caller())) : Optional.empty();
        Optional<Boolean> open = request.parameter("status").map(ListTasks::isOpen);
        Optional<String> name = NamePart.of(request, "assignee");
        return database.withConnection(() -> {
            Page<Task> found = tasks.list(owner, name, open, page);
            Map<UUID, String> names =
                    workers.names(found.items().stream().map(Task::assigneeId).toList());
            return found.map(task -> TaskBody.of(task, names.getOrDefault(task.assigneeId(), ""), settings.currency()));
        });
    }

    private static boolean isOpen(String status) {
        return switch (status) {
            case "open" -> true;
            case "done" -> false;
            default -> throw InvalidRequest.of("status", "invalid-value");
        };
    }
}
