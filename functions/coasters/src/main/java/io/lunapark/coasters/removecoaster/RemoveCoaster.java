package io.lunapark.coasters.removecoaster;

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
import java.util.Optional;
import java.util.UUID;

/** An operator takes a coaster out of the park, with its wagons and alerts. Its number is not given again. */
@UseCase
@Controller("/api/coasters")
public class RemoveCoaster {

    private final Commands commands;
    private final Coasters coasters;
    private final Clock clock;
    private final Ids ids;

    RemoveCoaster(Commands commands, Coasters coasters, Clock clock, Ids ids) {
        this.commands = commands;
        this.coasters = coasters;
        this.clock = clock;
        this.ids = ids;
    }

    @Delete("/{id}")
    @Tag(name = "Coasters")
    @Operation(operationId = "removeCoaster", summary = "Remove a coaster")
    @ApiResponse(responseCode = "204", description = "It is gone")
    HttpResponse<?> remove(HttpRequest<?> http, UUID id) {
        return commands.run(
                http,
                db -> coasters.lock(db, id)
                        .then(Preconditions.ifMatch(http, coaster -> Optional.of(coaster.version())))
                        .then(coaster -> coaster.remove(clock.instant(), ids))
                        .map(removed -> coasters.remove(db, removed)),
                removed -> HttpResponse.noContent());
    }
}
