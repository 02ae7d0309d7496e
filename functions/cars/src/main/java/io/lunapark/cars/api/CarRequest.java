package io.lunapark.cars.api;

import io.lunapark.cars.CarLimits;
import io.lunapark.cars.CarRecord;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A car as a source reports it. A make or model that is not known is taken too, and quarantined.
 *
 * @param id decides what is the same record: it counts once, however often it comes. Without it each call is a new record
 * @param price in whole units of money
 * @param source who reports it; {@code api} where it is left out. {@code generator} is the venue's own
 * @param sequence counts the records of the source from 1; the place in the call where it is left out
 * @param generatedAt now where it is left out
 */
@Serdeable
@Schema(name = "ReportCar")
public record CarRequest(
        @Nullable UUID id,

        @Size(min = 1, max = CarLimits.LONGEST_WORD) @Pattern(regexp = CarLimits.WORD) @Schema(example = "toyota")
        String normalizedMake,

        @Size(min = 1, max = CarLimits.LONGEST_WORD) @Pattern(regexp = CarLimits.WORD) @Schema(example = "corolla")
        String normalizedModel,

        @Min(CarLimits.FIRST_YEAR) @Max(CarLimits.LAST_YEAR) @Schema(example = "2020")
        int year,

        @Min(CarLimits.LEAST_PRICE) @Max(CarLimits.HIGHEST_PRICE) @Schema(example = "20000")
        int price,

        @Size(min = 1, max = CarLimits.LONGEST_WORD) @Pattern(regexp = CarLimits.WORD) @Schema(example = "yerevan")
        String location,

        @Nullable
        @Size(min = 1, max = CarLimits.LONGEST_SOURCE)
        @Pattern(regexp = CarLimits.SOURCE)
        @Schema(type = "string", example = "dealer-7")
        String source,

        @Nullable @Min(1) @Schema(type = "integer", format = "int64", example = "1")
        Long sequence,

        @Nullable @TimeOfRecord @Schema(example = "2026-11-21T14:27:05.123Z")
        Instant generatedAt) {

    private static final String DEFAULT_SOURCE = "api";

    /**
     * @param newId for a record without one
     * @param place in the call, from 1
     */
    public CarRecord record(UUID newId, long place, Instant now) {
        return new CarRecord(
                Objects.requireNonNullElse(id, newId),
                normalizedMake,
                normalizedModel,
                year,
                price,
                location,
                Objects.requireNonNullElse(source, DEFAULT_SOURCE),
                Objects.requireNonNullElse(sequence, place),
                Objects.requireNonNullElse(generatedAt, now));
    }
}
