package io.lunapark.cars.changecar;

import static io.lunapark.platform.command.Answers.changed;

import io.lunapark.cars.Vocabulary;
import io.lunapark.cars.api.CarBody;
import io.lunapark.cars.api.CarChangeRequest;
import io.lunapark.cars.store.Cars;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Changes a car; the figures follow in the same moment. */
@UseCase
@Controller("/api/cars")
@Tag(name = "Cars")
public class ChangeCar {

    private final Cars cars;

    ChangeCar(Cars cars) {
        this.cars = cars;
    }

    @Patch("/{id}")
    HttpResponse<CarBody> change(Command command, UUID id, @Body CarChangeRequest body) {
        return command.run(tx -> {
            CarBody before = cars.lock(id);
            tx.expectSeen(before.version());
            CarBody after = body.applied(before);
            tx.accept(Vocabulary.requireKnown(after.normalizedMake(), after.normalizedModel()));
            cars.replace(before, after);
            return changed(after.version(), after);
        });
    }
}
