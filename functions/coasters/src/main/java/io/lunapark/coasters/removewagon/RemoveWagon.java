package io.lunapark.coasters.removewagon;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.store.Coasters;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Removes a wagon: that one and no other. */
@UseCase
@Controller("/api/coasters")
@Tag(name = "Wagons")
public class RemoveWagon {

    private final Coasters coasters;

    RemoveWagon(Coasters coasters) {
        this.coasters = coasters;
    }

    @Delete("/{id}/wagons/{wagonId}")
    HttpResponse<Void> remove(Command command, UUID id, UUID wagonId) {
        return command.run(tx -> {
            Coaster before = coasters.lock(id);
            before.wagon(wagonId).map(Wagon::version).ifPresent(tx::expectSeen);
            coasters.replace(before, tx.accept(before.removeWagon(wagonId, tx.now(), tx.ids())));
            return noContent();
        });
    }
}
