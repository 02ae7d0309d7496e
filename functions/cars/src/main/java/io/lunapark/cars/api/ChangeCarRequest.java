package io.lunapark.cars.api;

import io.lunapark.cars.CarLimits;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;

/** What is left out stays as it is. Make and model have to be known ones. */
@Serdeable
@Schema(name = "ChangeCar")
public record ChangeCarRequest(
        @Nullable
        @Size(min = 1, max = CarLimits.LONGEST_WORD)
        @Pattern(regexp = CarLimits.WORD)
        @Schema(type = "string", example = "toyota")
        String normalizedMake,

        @Nullable
        @Size(min = 1, max = CarLimits.LONGEST_WORD)
        @Pattern(regexp = CarLimits.WORD)
        @Schema(type = "string", example = "camry")
        String normalizedModel,

        @Nullable
        @Min(CarLimits.FIRST_YEAR)
        @Max(CarLimits.LAST_YEAR)
        @Schema(type = "integer", format = "int32", example = "2021")
        Integer year,

        @Nullable
        @Min(CarLimits.LEAST_PRICE)
        @Max(CarLimits.HIGHEST_PRICE)
        @Schema(type = "integer", format = "int32", example = "21000")
        Integer price,

        @Nullable
        @Size(min = 1, max = CarLimits.LONGEST_WORD)
        @Pattern(regexp = CarLimits.WORD)
        @Schema(type = "string", example = "berlin")
        String location) {

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
}
