package io.lunapark.tasks.api;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Of the exchange, from {@code LUNAPARK_TASKS_…}.
 *
 * @param currency of all prices, ISO 4217
 * @param feeForSamePerson whether a shuffle that leaves a task with the same person charges its fee again
 */
@ConfigurationProperties("lunapark.tasks")
public record TasksSettings(
        @Bindable(defaultValue = "PLN") String currency,
        @Bindable(defaultValue = "false") boolean feeForSamePerson) {}
