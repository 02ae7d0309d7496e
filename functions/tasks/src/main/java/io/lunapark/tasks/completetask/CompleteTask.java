package io.lunapark.tasks.completetask;

import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.tasks.Task;
import io.lunapark.tasks.api.TaskBody;
import io.lunapark.tasks.api.TasksSettings;
import io.lunapark.tasks.store.Tasks;
import io.lunapark.tasks.store.Workers;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Completes a task of the caller, who earns its reward. Again: the same answer. */
@UseCase
@Controller("/api/tasks")
@Tag(name = "Tasks")
public class CompleteTask {

    private final Tasks tasks;
    private final Workers workers;
    private final TasksSettings settings;

    CompleteTask(Tasks tasks, Workers workers, TasksSettings settings) {
        this.tasks = tasks;
        this.workers = workers;
        this.settings = settings;
    }

    @Post("/{id}/complete")
    HttpResponse<TaskBody> complete(Command command, UUID id) {
        UUID caller = UUID.fromString(command.caller().userId());
        return command.run(tx -> {
            Task before = tasks.lock(id);
            Task after = tx.accept(before.complete(caller, tx.now()));
            if (after != before) {
                tasks.replace(after);
            }
            return HttpResponse.ok(TaskBody.of(after, workers.name(after.assigneeId()), settings.currency()));
        });
    }
}
