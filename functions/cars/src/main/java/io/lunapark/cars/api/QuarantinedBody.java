package io.lunapark.cars.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A record that waits for an operator to repair it.
 *
 * @param id of the record; of one that cannot be read, an id that follows from its text
 * @param record as it came: JSON, or what should have been
 * @param reason unknown-make, unknown-model, unreadable or too-many-attempts
 */
@Serdeable
@Schema(name = "QuarantinedCar")
public record QuarantinedBody(UUID id, String record, String reason, Instant quarantinedAt) {}
