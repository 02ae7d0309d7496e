package io.lunapark.cars.removecar;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.cars.api.CarBody;
import io.lunapark.cars.store.Cars;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Removes a car; a late copy of its record does not bring it back. */
@UseCase
@Controller("/api/cars")
@Tag(name = "Cars")
public class RemoveCar {

    private final Cars cars;

    RemoveCar(Cars cars) {
        this.cars = cars;
    }

    @Delete("/{id}")
    HttpResponse<Void> remove(Command command, UUID id) {
        return command.run(tx -> {
            CarBody car = cars.lock(id);
            tx.expectSeen(car.version());
            cars.remove(car);
            return noContent();
        });
    }
}
