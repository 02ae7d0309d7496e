package io.lunapark.tasks;

import io.lunapark.kernel.Problem;
import java.util.UUID;

/** Every reason for which a request about a task is refused. */
public sealed interface TasksProblem extends Problem {

    record TaskNotFound(UUID taskId) implements TasksProblem, NotFound {}

    /** Another person has it. */
    record NotYourTask(UUID taskId) implements TasksProblem, Forbidden {}

    /** No active employee may be given a task. */
    record NoAssignee() implements TasksProblem, Conflict {}
}
