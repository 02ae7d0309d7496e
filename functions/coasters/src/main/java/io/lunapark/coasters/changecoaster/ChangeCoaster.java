package io.lunapark.coasters.changecoaster;

import static io.lunapark.platform.command.Answers.changed;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.api.ChangeRequest;
import io.lunapark.coasters.api.CoasterBody;
import io.lunapark.coasters.store.Coasters;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Changes the staff, guests, hours or name of a coaster. The track stays as it was built. */
@UseCase
@Controller("/api/coasters")
@Tag(name = "Coasters")
public class ChangeCoaster {

    private final Coasters coasters;

    ChangeCoaster(Coasters coasters) {
        this.coasters = coasters;
    }

    @Put("/{id}")
    HttpResponse<CoasterBody> change(Command command, UUID id, @Body ChangeRequest body) {
        return command.run(tx -> {
            Coaster before = coasters.lock(id);
            tx.expectSeen(before.version());
            Coaster after = tx.accept(before.change(body.settings(), body.trackLengthM(), tx.now(), tx.ids()));
            coasters.replace(before, after);
            return changed(after.version(), CoasterBody.of(after));
        });
    }
}
