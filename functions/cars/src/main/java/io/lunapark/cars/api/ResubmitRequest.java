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

/** How a record is repaired. What is left out stays as it came; of one that cannot be read, everything has to be said. */
@Serdeable
@Schema(name = "ResubmitCar")
public record ResubmitRequest(
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

    /**
     * @param before null where it cannot be read
     * @param id of the record then
     * @throws ProblemException {@code invalid-request}, which names what is missing
     */
    public CarRecord repaired(@Nullable CarRecord before, UUID id, Instant now) {
        if (before == null) {
            requireAll();
        }
        return new CarRecord(
                before == null ? id : before.id(),
                normalizedMake == null ? Objects.requireNonNull(before).normalizedMake() : normalizedMake,
                normalizedModel == null ? Objects.requireNonNull(before).normalizedModel() : normalizedModel,
                year == null ? Objects.requireNonNull(before).year() : year,
                price == null ? Objects.requireNonNull(before).price() : price,
                location == null ? Objects.requireNonNull(before).location() : location,
                before == null ? SOURCE : before.source(),
                before == null ? 1 : before.sequence(),
                before == null ? now : before.generatedAt());
    }

    private void requireAll() {
        List<BadField> missing = new ArrayList<>();
        require("normalizedMake", normalizedMake, missing);
        require("normalizedModel", normalizedModel, missing);
        require("year", year, missing);
        require("price", price, missing);
        require("location", location, missing);
        if (!missing.isEmpty()) {
            throw new ProblemException(new InvalidRequest(missing));
        }
    }

    private static void require(String field, @Nullable Object value, List<BadField> missing) {
        if (value == null) {
            missing.add(new BadField(field, "required"));
        }
    }
}
