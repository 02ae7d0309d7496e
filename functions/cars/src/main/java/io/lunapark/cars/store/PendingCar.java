package io.lunapark.cars.store;

import java.util.UUID;

/**
 * A record that waits for the queue.
 *
 * @param record as JSON
 * @param epoch in which it waits
 */
public record PendingCar(UUID id, String record, long epoch) {}
