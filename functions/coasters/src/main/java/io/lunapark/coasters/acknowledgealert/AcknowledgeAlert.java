package io.lunapark.coasters.acknowledgealert;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterProblem.AlertNotFound;
import io.lunapark.coasters.CoasterProblem.AlertResolved;
import io.lunapark.coasters.api.AlertBody;
import io.lunapark.coasters.store.Coasters;
import io.lunapark.coasters.view.AlertView;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.http.Call;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** An operator has seen an alert. Again: the same answer, and nothing changes. */
@UseCase
@Controller("/api/alerts")
public class AcknowledgeAlert {

    private final Commands commands;
    private final Coasters coasters;
    private final Clock clock;
    private final Ids ids;

    AcknowledgeAlert(Commands commands, Coasters coasters, Clock clock, Ids ids) {
        this.commands = commands;
        this.coasters = coasters;
        this.clock = clock;
        this.ids = ids;
    }

    @Post("/{id}/acknowledge")
    @Tag(name = "Alerts")
    @Operation(operationId = "acknowledgeAlert", summary = "Acknowledge an alert")
    @ApiResponse(
            responseCode = "200",
            description = "The alert as it is now",
            content = @Content(schema = @Schema(implementation = AlertBody.class)))
    HttpResponse<?> acknowledge(HttpRequest<?> http, UUID id) {
        return commands.run(
                http,
                db -> lock(db, id)
                        .then(before -> before.acknowledge(id, clock.instant(), ids)
                                .map(after -> coasters.replace(db, before, after))),
                coaster -> HttpResponse.ok(
                        AlertBody.of(AlertView.of(coaster, id), Call.of(http).language())));
    }

    private Decision<Coaster> lock(Handle db, UUID alertId) {
        return coasters.alert(db, alertId)
                .map(place -> place.open()
                        ? coasters.lock(db, place.coasterId())
                        : Decision.<Coaster>refused(new AlertResolved(alertId)))
                .orElseGet(() -> Decision.refused(new AlertNotFound(alertId)));
    }
}
