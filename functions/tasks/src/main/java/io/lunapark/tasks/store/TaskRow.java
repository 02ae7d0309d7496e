package io.lunapark.tasks.store;

import io.lunapark.tasks.Price;
import io.lunapark.tasks.Task;
import io.lunapark.tasks.TaskTitle;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task. */
@MappedEntity("task")
record TaskRow(
        @Id UUID id,
        String title,
        @Nullable String jiraId,
        String description,
        int feeInCents,
        int rewardInCents,
        UUID assigneeId,
        int assignment,
        UUID creatorId,
        Instant createdAt,
        @Nullable Instant completedAt,
        long version) {

    static TaskRow of(Task task) {
        return new TaskRow(
                task.id(),
                task.title().title(),
                task.title().jiraId(),
                task.description(),
                task.price().feeInCents(),
                task.price().rewardInCents(),
                task.assigneeId(),
                task.assignment(),
                task.creatorId(),
                task.createdAt(),
                task.completedAt(),
                task.version());
    }

    Task task() {
        return new Task(
                id,
                new TaskTitle(title, jiraId),
                description,
                new Price(feeInCents, rewardInCents),
                assigneeId,
                assignment,
                creatorId,
                createdAt,
                completedAt,
                version);
    }
}
