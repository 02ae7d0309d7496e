package io.lunapark.coasters.addwagon;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.api.WagonBody;
import io.lunapark.coasters.api.WagonRequest;
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
import java.util.UUID;

/** Adds a wagon to a coaster. It gets the next number of the coaster, which is never given again. */
@UseCase
@Controller("/api/coasters")
@Tag(name = "Wagons")
public class AddWagon {

    private final Coasters coasters;

    AddWagon(Coasters coasters) {
        this.coasters = coasters;
    }

    @Post("/{id}/wagons")
    @Status(HttpStatus.CREATED)
    HttpResponse<WagonBody> add(Command command, UUID id, @Body WagonRequest body) {
        return command.run(tx -> {
            Coaster before = coasters.lock(id);
            Coaster after = tx.accept(before.addWagon(body.seats(), body.speedMps(), tx.now(), tx.ids()));
            coasters.replace(before, after);
            Wagon wagon = after.wagons().getLast();
            return created("/api/coasters/" + id + "/wagons/" + wagon.id(), wagon.version(), WagonBody.of(wagon));
        });
    }
}
