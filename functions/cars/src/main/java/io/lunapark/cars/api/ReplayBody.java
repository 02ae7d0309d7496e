package io.lunapark.cars.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * @param sent records that were made again and taken by the intake; those that are stored change nothing
 * @param goOnFrom where the next call has to begin; null where all were sent
 */
@Serdeable
@Schema(name = "ReplayedCars")
public record ReplayBody(int sent, @Nullable Instant goOnFrom) {}
