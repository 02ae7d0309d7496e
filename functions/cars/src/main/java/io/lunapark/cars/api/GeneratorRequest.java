package io.lunapark.cars.api;

import io.lunapark.cars.CarLimits;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How the generator goes on.
 *
 * @param ratePerMinute records; 0 stops it
 * @param seed of the new run, so that it can be repeated; one by chance where it is left out
 */
@Serdeable
@Schema(name = "SetGenerator")
public record GeneratorRequest(
        @Min(0) @Max(CarLimits.HIGHEST_RATE) @Schema(example = "0")
        int ratePerMinute,

        @Nullable @Schema(type = "integer", format = "int64", example = "7")
        Long seed) {}
