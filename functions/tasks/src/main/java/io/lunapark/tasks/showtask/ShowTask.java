package io.lunapark.tasks.showtask;

import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.lunapark.tasks.Task;
import io.lunapark.tasks.TasksProblem.NotYourTask;
import io.lunapark.tasks.api.Reader;
import io.lunapark.tasks.api.TaskBody;
import io.lunapark.tasks.api.TasksSettings;
import io.lunapark.tasks.store.Tasks;
import io.lunapark.tasks.store.Workers;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows a task. Managers and admins see all of them, everybody else their own. */
@UseCase
@Controller("/api/tasks")
@Tag(name = "Tasks")
public class ShowTask {

    private final Database database;
    private final Tasks tasks;
    private final Workers workers;
    private final TasksSettings settings;

    ShowTask(Database database, Tasks tasks, Workers workers, TasksSettings settings) {
        this.database = database;
        this.tasks = tasks;
        this.workers = workers;
        this.settings = settings;
    }

    /** @throws ProblemException {@code task-not-found} or {@code not-your-task} */
    @Get("/{id}")
    TaskBody show(RequestContext request, UUID id) {
        return database.withConnection(() -> {
            Task task = tasks.find(id);
            if (!Reader.readsAll(request.caller()) && !task.assigneeId().equals(Reader.id(request.caller()))) {
                throw new ProblemException(new NotYourTask(id));
            }
            return TaskBody.of(task, workers.name(task.assigneeId()), settings.currency());
        });
    }
}
