package io.lunapark.cars.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A car that is stored.
 *
 * @param price in whole units of money
 * @param sequence counts the records of its source
 * @param version counts the changes of operators; also its {@code ETag}
 */
@Serdeable
@Schema(name = "Car")
public record CarBody(
        UUID id,
        String normalizedMake,
        String normalizedModel,
        int year,
        int price,
        String location,
        String source,
        long sequence,
        Instant generatedAt,
        long version) {}
