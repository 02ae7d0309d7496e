package io.lunapark.tasks.addtask;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.tasks.Task;
import io.lunapark.tasks.api.TaskBody;
import io.lunapark.tasks.api.TaskRequest;
import io.lunapark.tasks.api.TasksSettings;
import io.lunapark.tasks.store.Tasks;
import io.lunapark.tasks.store.Workers;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Adds a task. It lands on a random active employee at once, who is charged its fee. */
@UseCase
@Controller("/api/tasks")
@Tag(name = "Tasks")
public class AddTask {

    private final Tasks tasks;
    private final Workers workers;
    private final RandomGenerator random;
    private final TasksSettings settings;

    AddTask(Tasks tasks, Workers workers, RandomGenerator random, TasksSettings settings) {
        this.tasks = tasks;
        this.workers = workers;
        this.random = random;
        this.settings = settings;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<TaskBody> add(Command command, @Body TaskRequest body) {
        UUID creator = UUID.fromString(command.caller().userId());
        String description = Objects.requireNonNullElse(body.description(), "");
        return command.run(tx -> {
            Task task = tx.accept(
                    Task.add(body.taskTitle(), description, creator, workers.eligible(), random, tx.ids(), tx.now()));
            tasks.insert(task);
            return created(
                    "/api/tasks/" + task.id(), TaskBody.of(task, workers.name(task.assigneeId()), settings.currency()));
        });
    }
}
