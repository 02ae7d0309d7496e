package io.lunapark.coasters.removecoaster;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.store.Coasters;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Removes a coaster with its wagons and alerts. Its number is not given again. */
@UseCase
@Controller("/api/coasters")
@Tag(name = "Coasters")
public class RemoveCoaster {

    private final Coasters coasters;

    RemoveCoaster(Coasters coasters) {
        this.coasters = coasters;
    }

    @Delete("/{id}")
    HttpResponse<Void> remove(Command command, UUID id) {
        return command.run(tx -> {
            Coaster coaster = coasters.lock(id);
            tx.expectSeen(coaster.version());
            coasters.remove(tx.accept(coaster.remove(tx.now(), tx.ids())));
            return noContent();
        });
    }
}
