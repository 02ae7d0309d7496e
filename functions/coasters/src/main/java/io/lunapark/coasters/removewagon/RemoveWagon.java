package io.lunapark.coasters.removewagon;

import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.store.Coasters;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.command.Preconditions;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;

/** An operator takes a wagon away: that one and no other. */
@UseCase
@Controller("/api/coasters")
public class RemoveWagon {

    private final Commands commands;
    private final Coasters coasters;
    private final Clock clock;
    private final Ids ids;

    RemoveWagon(Commands commands, Coasters coasters, Clock clock, Ids ids) {
        this.commands = commands;
        this.coasters = coasters;
        this.clock = clock;
        this.ids = ids;
    }

    @Delete("/{id}/wagons/{wagonId}")
    @Tag(name = "Wagons")
    @Operation(operationId = "removeWagon", summary = "Remove a wagon")
    @ApiResponse(responseCode = "204", description = "It is gone")
    HttpResponse<?> remove(HttpRequest<?> http, UUID id, UUID wagonId) {
        return commands.run(
                http,
                db -> coasters.lock(db, id)
                        .then(Preconditions.ifMatch(
                                http, coaster -> coaster.wagon(wagonId).map(Wagon::version)))
                        .then(before -> before.removeWagon(wagonId, clock.instant(), ids)
                                .map(after -> coasters.replace(db, before, after))),
                coaster -> HttpResponse.noContent());
    }
}
