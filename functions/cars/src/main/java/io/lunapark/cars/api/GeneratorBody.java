package io.lunapark.cars.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * The run of the generator.
 *
 * @param ratePerMinute 0 where it is stopped; then there is neither seed nor start
 * @param sent records of this run that the intake has taken
 * @param due records of this run that should have been sent by now
 */
@Serdeable
@Schema(name = "Generator")
public record GeneratorBody(
        int ratePerMinute, @Nullable Long seed, @Nullable Instant startedAt, long sent, long due) {

    public static GeneratorBody stopped() {
        return new GeneratorBody(0, null, null, 0, 0);
    }
}
