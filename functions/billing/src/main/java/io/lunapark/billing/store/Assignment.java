package io.lunapark.billing.store;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** @param assignment counts those of the task, from 1 */
@Introspected
public record Assignment(UUID taskId, int assignment) {}
