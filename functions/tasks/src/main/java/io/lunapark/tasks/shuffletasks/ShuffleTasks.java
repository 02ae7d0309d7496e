package io.lunapark.tasks.shuffletasks;

import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.tasks.Shuffle;
import io.lunapark.tasks.Task;
import io.lunapark.tasks.api.ShuffleBody;
import io.lunapark.tasks.api.TasksSettings;
import io.lunapark.tasks.store.Tasks;
import io.lunapark.tasks.store.Workers;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.random.RandomGenerator;

/** Hands out every open task anew. Each lands on a random active employee, whatever happens to the others. */
@UseCase
@Controller("/api/tasks")
@Tag(name = "Tasks")
public class ShuffleTasks {

    private final Tasks tasks;
    private final Workers workers;
    private final RandomGenerator random;
    private final TasksSettings settings;

    ShuffleTasks(Tasks tasks, Workers workers, RandomGenerator random, TasksSettings settings) {
        this.tasks = tasks;
        this.workers = workers;
        this.random = random;
        this.settings = settings;
    }

    @Post("/shuffle")
    HttpResponse<ShuffleBody> shuffle(Command command) {
        return command.run(tx -> {
            Shuffle shuffle = new Shuffle(tx.ids().next(), settings.feeForSamePerson());
            List<Task> open = tasks.lockForShuffle();
            List<Task> changed = tx.accept(shuffle.of(open, workers.eligible(), random));
            tasks.reassign(changed);
            return HttpResponse.ok(new ShuffleBody(shuffle.id(), open.size(), changed.size()));
        });
    }
}
