package io.lunapark.tasks;

import io.lunapark.kernel.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to a task; each event carries its price, so that it is never asked for or drawn again. */
public sealed interface TaskEvent extends DomainEvent {

    UUID taskId();

    @Override
    default String subject() {
        return "task/" + taskId();
    }

    /** A task appeared. Version 1 had no {@code jiraId}: it stood in the title. */
    record TaskAdded(
            UUID taskId,
            String title,
            @Nullable String jiraId,
            String description,
            int feeInCents,
            int rewardInCents,
            long sequence)
            implements TaskEvent {

        static TaskAdded of(Task task) {
            return new TaskAdded(
                    task.id(),
                    task.title().title(),
                    task.title().jiraId(),
                    task.description(),
                    task.price().feeInCents(),
                    task.price().rewardInCents(),
                    1);
        }

        @Override
        public int version() {
            return 2;
        }
    }

    /**
     * A task landed on somebody, who owes its fee.
     *
     * @param previousAssigneeId null at its first assignment
     * @param assignment counts the assignments of the task from 1
     * @param shuffleId null where no shuffle was the cause
     */
    record TaskAssigned(
            UUID taskId,
            String title,
            @Nullable String jiraId,
            UUID assigneeId,
            @Nullable UUID previousAssigneeId,
            int feeInCents,
            int rewardInCents,
            int assignment,
            @Nullable UUID shuffleId,
            long sequence)
            implements TaskEvent {

        static TaskAssigned of(Task task, @Nullable UUID previous, @Nullable UUID shuffleId) {
            return new TaskAssigned(
                    task.id(),
                    task.title().title(),
                    task.title().jiraId(),
                    task.assigneeId(),
                    previous,
                    task.price().feeInCents(),
                    task.price().rewardInCents(),
                    task.assignment(),
                    shuffleId,
                    task.version());
        }
    }

    /** The assignee completed the task, and earns its reward. */
    record TaskCompleted(
            UUID taskId,
            String title,
            @Nullable String jiraId,
            UUID assigneeId,
            int feeInCents,
            int rewardInCents,
            int assignment,
            long sequence)
            implements TaskEvent {

        static TaskCompleted of(Task task) {
            return new TaskCompleted(
                    task.id(),
                    task.title().title(),
                    task.title().jiraId(),
                    task.assigneeId(),
                    task.price().feeInCents(),
                    task.price().rewardInCents(),
                    task.assignment(),
                    task.version());
        }
    }
}
