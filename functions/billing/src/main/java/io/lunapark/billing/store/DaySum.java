package io.lunapark.billing.store;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;

/** What the company earned on a day. */
@Introspected
public record DaySum(LocalDate day, long amountInCents) {}
