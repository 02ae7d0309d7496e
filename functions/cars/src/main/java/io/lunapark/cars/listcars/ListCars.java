package io.lunapark.cars.listcars;

import io.lunapark.cars.CarLimits;
import io.lunapark.cars.api.CarBody;
import io.lunapark.cars.store.Cars;
import io.lunapark.platform.http.InvalidRequest;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Lists the cars, the newest first: all, or those of a make=, a model=, a location=, a year=, or of several of these. */
@UseCase
@Controller("/api/cars")
@Tag(name = "Cars")
public class ListCars {

    private final Database database;
    private final Cars cars;

    ListCars(Database database, Cars cars) {
        this.database = database;
        this.cars = cars;
    }

    @Get
    Page<CarBody> list(
            PageRequest page,
            @Nullable @QueryValue @Schema(pattern = CarLimits.WORD) String make,
            @Nullable @QueryValue @Schema(pattern = CarLimits.WORD) String model,
            @Nullable @QueryValue @Schema(pattern = CarLimits.WORD) String location,
            @Nullable @QueryValue Integer year) {
        Cars.Filter filter =
                new Cars.Filter(word("make", make), word("model", model), word("location", location), year);
        return database.withConnection(() -> cars.list(page, filter));
    }

    private static @Nullable String word(String name, @Nullable String value) {
        if (value != null && !value.matches(CarLimits.WORD)) {
            throw InvalidRequest.of(name, "invalid-format");
        }
        return value;
    }
}
