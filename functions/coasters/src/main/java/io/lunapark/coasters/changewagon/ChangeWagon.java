package io.lunapark.coasters.changewagon;

import static io.lunapark.platform.command.Answers.changed;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.api.WagonBody;
import io.lunapark.coasters.api.WagonRequest;
import io.lunapark.coasters.store.Coasters;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Changes the seats or the speed of a wagon. */
@UseCase
@Controller("/api/coasters")
@Tag(name = "Wagons")
public class ChangeWagon {

    private final Coasters coasters;

    ChangeWagon(Coasters coasters) {
        this.coasters = coasters;
    }

    @Put("/{id}/wagons/{wagonId}")
    HttpResponse<WagonBody> change(Command command, UUID id, UUID wagonId, @Body WagonRequest body) {
        return command.run(tx -> {
            Coaster before = coasters.lock(id);
            before.wagon(wagonId).map(Wagon::version).ifPresent(tx::expectSeen);
            Coaster after = tx.accept(before.changeWagon(wagonId, body.seats(), body.speedMps(), tx.now(), tx.ids()));
            coasters.replace(before, after);
            Wagon wagon = after.wagon(wagonId).orElseThrow();
            return changed(wagon.version(), WagonBody.of(wagon));
        });
    }
}
