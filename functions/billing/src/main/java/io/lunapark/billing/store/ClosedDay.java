package io.lunapark.billing.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A day that is closed.
 *
 * @param payouts how many people were paid
 */
@MappedEntity("closed_day")
public record ClosedDay(@Id LocalDate day, Instant closedAt, int payouts, long totalInCents) {}
