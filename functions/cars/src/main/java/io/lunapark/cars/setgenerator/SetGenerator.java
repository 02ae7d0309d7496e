package io.lunapark.cars.setgenerator;

import static io.micronaut.http.HttpResponse.ok;

import io.lunapark.cars.api.GeneratorBody;
import io.lunapark.cars.api.GeneratorRequest;
import io.lunapark.cars.store.Runs;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Starts the generator, stops it, or gives it another rate. What was due by now is still sent. */
@UseCase
@Controller("/api/cars/generator")
@Tag(name = "Generator")
public class SetGenerator {

    private final Runs runs;

    SetGenerator(Runs runs) {
        this.runs = runs;
    }

    @Post
    HttpResponse<GeneratorBody> set(Command command, @Body GeneratorRequest body) {
        return command.run(tx -> {
            runs.begin(tx.ids().next(), body.ratePerMinute(), body.seed(), tx.now());
            return ok(runs.body(tx.now()));
        });
    }
}
