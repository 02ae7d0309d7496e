package io.lunapark.cars.api;

import io.lunapark.cars.CarLimits;
import io.lunapark.cars.CarRecord;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.InvalidRequest.BadField;
import io.lunapark.platform.http.ProblemException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What an operator says anew of a car, or of a record that is repaired. What is left out stays as it is; of a record that cannot
 * be read, everything has to be said. Make and model have to be known ones.
 */
@Serdeable
@Schema(name = "CarChange")
public record CarChangeRequest(
        @Nullable
        @Size(min = 1, max = CarLimits.LONGEST_WORD)
        @Pattern(regexp = CarLimits.WORD)
        @Schema(type = "string", example = "toyota")
        String normalizedMake,

        @Nullable
        @Size(min = 1, max = CarLimits.LONGEST_WORD)
        @Pattern(regexp = CarLimits.WORD)
        @Schema(type = "string", example = "corolla")
        String normalizedModel,

        @Nullable
        @Min(CarLimits.FIRST_YEAR)
        @Max(CarLimits.LAST_YEAR)
        @Schema(type = "integer", format = "int32", example = "2020")
        Integer year,

        @Nullable
        @Min(CarLimits.LEAST_PRICE)
        @Max(CarLimits.HIGHEST_PRICE)
        @Schema(type = "integer", format = "int32", example = "20000")
        Integer price,

        @Nullable
        @Size(min = 1, max = CarLimits.LONGEST_WORD)
        @Pattern(regexp = CarLimits.WORD)
        @Schema(type = "string", example = "yerevan")
        String location) {

    /** Of a record that could not be read. */
    private static final String SOURCE = "operator";

    public CarBody applied(CarBody car) {
        return new CarBody(
                car.id(),
                Objects.requireNonNullElse(normalizedMake, car.normalizedMake()),
                Objects.requireNonNullElse(normalizedModel, car.normalizedModel()),
                Objects.requireNonNullElse(year, car.year()),
                Objects.requireNonNullElse(price, car.price()),
                Objects.requireNonNullElse(location, car.location()),
                car.source(),
                car.sequence(),
                car.generatedAt(),
                car.version() + 1);
    }

    public CarRecord repaired(CarRecord before) {
        return new CarRecord(
                before.id(),
                Objects.requireNonNullElse(normalizedMake, before.normalizedMake()),
                Objects.requireNonNullElse(normalizedModel, before.normalizedModel()),
                Objects.requireNonNullElse(year, before.year()),
                Objects.requireNonNullElse(price, before.price()),
                Objects.requireNonNullElse(location, before.location()),
                before.source(),
                before.sequence(),
                before.generatedAt());
    }

    /**
     * In the place of a record that cannot be read.
     *
     * @throws ProblemException {@code invalid-request}, which names what is missing
     */
    public CarRecord whole(UUID id, Instant now) {
        List<BadField> missing = new ArrayList<>();
        String make = require("normalizedMake", normalizedMake, "", missing);
        String model = require("normalizedModel", normalizedModel, "", missing);
        int ofYear = require("year", year, 0, missing);
        int forPrice = require("price", price, 0, missing);
        String at = require("location", location, "", missing);
        if (!missing.isEmpty()) {
            throw new ProblemException(new InvalidRequest(missing));
        }
        return new CarRecord(id, make, model, ofYear, forPrice, at, SOURCE, 1, now);
    }

    private static <T> T require(String field, @Nullable T value, T none, List<BadField> missing) {
        if (value == null) {
            missing.add(new BadField(field, "required"));
            return none;
        }
        return value;
    }
}
