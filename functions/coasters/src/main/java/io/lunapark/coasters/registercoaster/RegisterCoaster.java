package io.lunapark.coasters.registercoaster;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.api.CoasterBody;
import io.lunapark.coasters.api.RegisterRequest;
import io.lunapark.coasters.store.Coasters;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Registers a coaster. It starts without wagons, so its first alert says how many it needs. */
@UseCase
@Controller("/api/coasters")
@Tag(name = "Coasters")
public class RegisterCoaster {

    private final Coasters coasters;

    RegisterCoaster(Coasters coasters) {
        this.coasters = coasters;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<CoasterBody> register(Command command, @Body RegisterRequest body) {
        return command.run(tx -> {
            Coaster coaster = tx.accept(
                    Coaster.register(coasters.nextNumber(), body.settings(), body.trackLengthM(), tx.now(), tx.ids()));
            coasters.insert(coaster);
            return created("/api/coasters/" + coaster.id(), coaster.version(), CoasterBody.of(coaster));
        });
    }
}
