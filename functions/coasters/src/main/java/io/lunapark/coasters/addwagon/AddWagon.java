package io.lunapark.coasters.addwagon;

import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.api.WagonBody;
import io.lunapark.coasters.api.WagonRequest;
import io.lunapark.coasters.store.Coasters;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.uri.UriBuilder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;

/** An operator adds a wagon to a coaster. */
@UseCase
@Controller("/api/coasters")
public class AddWagon {

    private final Commands commands;
    private final Coasters coasters;
    private final Clock clock;
    private final Ids ids;

    AddWagon(Commands commands, Coasters coasters, Clock clock, Ids ids) {
        this.commands = commands;
        this.coasters = coasters;
        this.clock = clock;
        this.ids = ids;
    }

    @Post("/{id}/wagons")
    @Tag(name = "Wagons")
    @Operation(operationId = "addWagon", summary = "Add a wagon")
    @ApiResponse(
            responseCode = "201",
            description = "The wagon, with its id and its number",
            content = @Content(schema = @Schema(implementation = WagonBody.class)))
    HttpResponse<?> add(HttpRequest<?> http, UUID id, @Body WagonRequest body) {
        return commands.run(
                http,
                db -> coasters.lock(db, id)
                        .then(before -> before.addWagon(body.seats(), body.speedMps(), clock.instant(), ids)
                                .map(after -> coasters.replace(db, before, after))),
                coaster -> created(id, coaster.wagons().getLast()));
    }

    private static HttpResponse<WagonBody> created(UUID coasterId, Wagon wagon) {
        return HttpResponse.created(
                        WagonBody.of(wagon),
                        UriBuilder.of("/api/coasters")
                                .path(coasterId.toString())
                                .path("wagons")
                                .path(wagon.id().toString())
                                .build())
                .header(HttpHeaders.ETAG, EntityTag.of(wagon.version()));
    }
}
