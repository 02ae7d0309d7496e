package io.lunapark.billing.store;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** What a person has. */
@Introspected
public record Sum(UUID personId, long amountInCents) {}
