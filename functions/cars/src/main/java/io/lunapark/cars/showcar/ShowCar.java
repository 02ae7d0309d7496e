package io.lunapark.cars.showcar;

import io.lunapark.cars.api.CarBody;
import io.lunapark.cars.store.Cars;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows a car. */
@UseCase
@Controller("/api/cars")
@Tag(name = "Cars")
public class ShowCar {

    private final Database database;
    private final Cars cars;

    ShowCar(Database database, Cars cars) {
        this.database = database;
        this.cars = cars;
    }

    @Get("/{id}")
    HttpResponse<CarBody> show(RequestContext request, UUID id) {
        CarBody car = database.withConnection(() -> cars.find(id));
        return EntityTag.answer(request, EntityTag.of(car.version()), () -> car);
    }
}
