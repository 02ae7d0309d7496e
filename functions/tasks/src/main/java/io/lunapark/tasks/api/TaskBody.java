package io.lunapark.tasks.api;

import io.lunapark.tasks.Task;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A task as callers see it.
 *
 * @param assignment how often it has landed on somebody
 * @param completedAt null while it is open
 */
@Serdeable
@Schema(name = "Task")
public record TaskBody(
        UUID id,
        @Schema(example = "Change the shade") String title,
        @Nullable @Schema(example = "UBERPOP-42") String jiraId,
        String description,

        @Schema(
                example = "open",
                allowableValues = {"open", "done"})
        String status,

        @Schema(example = "1450") int feeInCents,
        @Schema(example = "3275") int rewardInCents,
        @Schema(example = "PLN") String currency,
        UUID assigneeId,
        String assigneeName,
        @Schema(example = "1") int assignment,
        Instant createdAt,
        @Nullable Instant completedAt) {

    public static TaskBody of(Task task, String assigneeName, String currency) {
        return new TaskBody(
                task.id(),
                task.title().title(),
                task.title().jiraId(),
                task.description(),
                task.isOpen() ? "open" : "done",
                task.price().feeInCents(),
                task.price().rewardInCents(),
                currency,
                task.assigneeId(),
                assigneeName,
                task.assignment(),
                task.createdAt(),
                task.completedAt());
    }
}
