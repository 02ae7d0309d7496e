package io.lunapark.tasks.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * What identity said of a person last.
 *
 * @param version of the user, as identity counts it
 */
@MappedEntity("worker")
record WorkerRow(@Id UUID id, String name, boolean eligible, long version) {}
