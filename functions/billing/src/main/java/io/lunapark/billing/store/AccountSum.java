package io.lunapark.billing.store;

import io.micronaut.core.annotation.Introspected;

/** What is on an account, or on those of all employees together. */
@Introspected
public record AccountSum(String account, long amountInCents) {}
