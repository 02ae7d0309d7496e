package io.lunapark.coasters.changecoaster;

import io.lunapark.coasters.api.ChangeRequest;
import io.lunapark.coasters.api.CoasterBody;
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
import java.util.Optional;
import java.util.UUID;

/** An operator changes staff, guests, hours or name of a coaster; the track stays as it was built. */
@UseCase
@Controller("/api/coasters")
public class ChangeCoaster {

    private final Commands commands;
    private final Coasters coasters;
    private final Clock clock;
    private final Ids ids;

    ChangeCoaster(Commands commands, Coasters coasters, Clock clock, Ids ids) {
        this.commands = commands;
        this.coasters = coasters;
        this.clock = clock;
        this.ids = ids;
    }

    @Put("/{id}")
    @Tag(name = "Coasters")
    @Operation(operationId = "changeCoaster", summary = "Change a coaster")
    @ApiResponse(
            responseCode = "200",
            description = "The coaster as it is now",
            content = @Content(schema = @Schema(implementation = CoasterBody.class)))
    HttpResponse<?> change(HttpRequest<?> http, UUID id, @Body ChangeRequest body) {
        return commands.run(
                http,
                db -> coasters.lock(db, id)
                        .then(Preconditions.ifMatch(http, coaster -> Optional.of(coaster.version())))
                        .then(before -> before.change(body.settings(), body.trackLengthM(), clock.instant(), ids)
                                .map(after -> coasters.replace(db, before, after))),
                coaster -> HttpResponse.ok(CoasterBody.of(coaster))
                        .header(HttpHeaders.ETAG, EntityTag.of(coaster.version())));
    }
}
