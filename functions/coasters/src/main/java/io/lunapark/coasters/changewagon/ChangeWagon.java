package io.lunapark.coasters.changewagon;

import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.api.WagonBody;
import io.lunapark.coasters.api.WagonRequest;
import io.lunapark.coasters.store.Coasters;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.command.Preconditions;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;

/** An operator changes the seats or the speed of a wagon. */
@UseCase
@Controller("/api/coasters")
public class ChangeWagon {

    private final Commands commands;
    private final Coasters coasters;
    private final Clock clock;
    private final Ids ids;

    ChangeWagon(Commands commands, Coasters coasters, Clock clock, Ids ids) {
        this.commands = commands;
        this.coasters = coasters;
        this.clock = clock;
        this.ids = ids;
    }

    @Put("/{id}/wagons/{wagonId}")
    @Tag(name = "Wagons")
    @Operation(operationId = "changeWagon", summary = "Change a wagon")
    @ApiResponse(
            responseCode = "200",
            description = "The wagon as it is now",
            content = @Content(schema = @Schema(implementation = WagonBody.class)))
    HttpResponse<?> change(HttpRequest<?> http, UUID id, UUID wagonId, @Body WagonRequest body) {
        return commands.run(
                http,
                db -> coasters.lock(db, id)
                        .then(Preconditions.ifMatch(
                                http, coaster -> coaster.wagon(wagonId).map(Wagon::version)))
                        .then(before -> before.changeWagon(wagonId, body.seats(), body.speedMps(), clock.instant(), ids)
                                .map(after -> coasters.replace(db, before, after)))
                        .map(coaster -> coaster.wagon(wagonId).orElseThrow()),
                wagon -> HttpResponse.ok(WagonBody.of(wagon)).header(HttpHeaders.ETAG, EntityTag.of(wagon.version())));
    }
}
