package io.lunapark.billing.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a task is called. */
@MappedEntity("task_title")
public record TaskTitleRow(
        @Id UUID taskId, String title, @Nullable String jiraId) {}
