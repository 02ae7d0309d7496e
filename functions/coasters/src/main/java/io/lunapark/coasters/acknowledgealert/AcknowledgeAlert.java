package io.lunapark.coasters.acknowledgealert;

import static io.micronaut.http.HttpResponse.ok;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.api.AlertBody;
import io.lunapark.coasters.store.Coasters;
import io.lunapark.coasters.view.AlertView;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Acknowledges an alert: an operator has seen it. Again: the same answer, and nothing changes. */
@UseCase
@Controller("/api/alerts")
@Tag(name = "Alerts")
public class AcknowledgeAlert {

    private final Coasters coasters;

    AcknowledgeAlert(Coasters coasters) {
        this.coasters = coasters;
    }

    @Post("/{id}/acknowledge")
    HttpResponse<AlertBody> acknowledge(Command command, UUID id) {
        return command.run(tx -> {
            Coaster before = coasters.lockByOpenAlert(id);
            Coaster after = tx.accept(before.acknowledge(id, tx.now(), tx.ids()));
            coasters.replace(before, after);
            return ok(AlertBody.of(AlertView.of(after, id), command.request().language()));
        });
    }
}
