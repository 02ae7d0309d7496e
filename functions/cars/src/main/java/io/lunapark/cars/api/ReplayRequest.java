package io.lunapark.cars.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Which records of the generator are sent again.
 *
 * @param from the first moment
 * @param until the first moment that is no longer meant
 */
@Serdeable
@Schema(name = "ReplayCars")
public record ReplayRequest(
        @Schema(example = "2026-11-21T14:00:00.000Z") Instant from,
        @Schema(example = "2026-11-21T14:05:00.000Z") Instant until) {}
