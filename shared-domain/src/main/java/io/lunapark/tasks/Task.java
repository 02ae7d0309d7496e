package io.lunapark.tasks;

import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import io.lunapark.tasks.TaskEvent.TaskAdded;
import io.lunapark.tasks.TaskEvent.TaskAssigned;
import io.lunapark.tasks.TaskEvent.TaskCompleted;
import io.lunapark.tasks.TasksProblem.NoAssignee;
import io.lunapark.tasks.TasksProblem.NotYourTask;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A task. It is somebody's from the moment it appears; each time it lands on somebody is an assignment of its own.
 *
 * @param assignment counts the assignments from 1
 * @param completedAt null while it is open
 * @param version counts its events
 */
public record Task(
        UUID id,
        TaskTitle title,
        String description,
        Price price,
        UUID assigneeId,
        int assignment,
        UUID creatorId,
        Instant createdAt,
        @Nullable Instant completedAt,
        long version) {

    /** A new task. Its price is drawn, and it lands at random on one of the people. */
    public static Decision<Task> add(
            TaskTitle title,
            String description,
            UUID creatorId,
            List<UUID> eligible,
            RandomGenerator random,
            Ids ids,
            Instant now) {
        if (eligible.isEmpty()) {
            return Decision.refused(new NoAssignee());
        }
        UUID assignee = pick(eligible, random);
        Task task = new Task(ids.next(), title, description, Price.draw(random), assignee, 1, creatorId, now, null, 2);
        return Decision.accepted(task, TaskAdded.of(task), TaskAssigned.of(task, null, null));
    }

    /** Completed by its assignee; a second time changes nothing. */
    public Decision<Task> complete(UUID by, Instant now) {
        if (!by.equals(assigneeId)) {
            return Decision.refused(new NotYourTask(id));
        }
        if (!isOpen()) {
            return Decision.accepted(this);
        }
        Task completed =
                new Task(id, title, description, price, assigneeId, assignment, creatorId, createdAt, now, version + 1);
        return Decision.accepted(completed, TaskCompleted.of(completed));
    }

    public boolean isOpen() {
        return completedAt == null;
    }

    /** Of somebody else from now on, or of the same person once more. */
    Task reassigned(UUID to) {
        return new Task(
                id, title, description, price, to, assignment + 1, creatorId, createdAt, completedAt, version + 1);
    }

    /** Everybody is as likely as anybody else. */
    static UUID pick(List<UUID> eligible, RandomGenerator random) {
        return eligible.get(random.nextInt(eligible.size()));
    }
}
