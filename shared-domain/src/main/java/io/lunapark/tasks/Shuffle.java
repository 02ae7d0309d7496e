package io.lunapark.tasks;

import io.lunapark.kernel.Decision;
import io.lunapark.tasks.TaskEvent.TaskAssigned;
import io.lunapark.tasks.TasksProblem.NoAssignee;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * All open tasks handed out anew. Each lands on anybody with the same probability, whatever happens to the others.
 *
 * @param feeForSamePerson whether a task that lands on the person who has it already is a new assignment with a new fee
 */
public record Shuffle(UUID id, boolean feeForSamePerson) {

    /**
     * Refused where there are tasks but nobody to take them.
     *
     * @return the tasks that have another assignment now
     */
    public Decision<List<Task>> of(List<Task> open, List<UUID> eligible, RandomGenerator random) {
        if (eligible.isEmpty() && !open.isEmpty()) {
            return Decision.refused(new NoAssignee());
        }
        List<Task> changed = new ArrayList<>();
        List<TaskAssigned> events = new ArrayList<>();
        for (Task before : open) {
            UUID assignee = Task.pick(eligible, random);
            if (feeForSamePerson || !assignee.equals(before.assigneeId())) {
                Task after = before.reassigned(assignee);
                changed.add(after);
                events.add(TaskAssigned.of(after, before.assigneeId(), id));
            }
        }
        return new Decision.Accepted<>(List.copyOf(changed), events);
    }
}
