package io.lunapark.coasters.registercoaster;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.api.CoasterBody;
import io.lunapark.coasters.api.RegisterRequest;
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

/** An operator registers a coaster. It starts without wagons, so its first alert says how many it needs. */
@UseCase
@Controller("/api/coasters")
public class RegisterCoaster {

    private final Commands commands;
    private final Coasters coasters;
    private final Clock clock;
    private final Ids ids;

    RegisterCoaster(Commands commands, Coasters coasters, Clock clock, Ids ids) {
        this.commands = commands;
        this.coasters = coasters;
        this.clock = clock;
        this.ids = ids;
    }

    @Post
    @Tag(name = "Coasters")
    @Operation(operationId = "registerCoaster", summary = "Register a coaster")
    @ApiResponse(
            responseCode = "201",
            description = "The coaster, with its id and its display number",
            content = @Content(schema = @Schema(implementation = CoasterBody.class)))
    HttpResponse<?> register(HttpRequest<?> http, @Body RegisterRequest body) {
        return commands.run(
                http,
                db -> Coaster.register(
                                coasters.nextNumber(db), body.settings(), body.trackLengthM(), clock.instant(), ids)
                        .map(coaster -> coasters.insert(db, coaster)),
                coaster -> HttpResponse.created(
                                CoasterBody.of(coaster),
                                UriBuilder.of("/api/coasters")
                                        .path(coaster.id().toString())
                                        .build())
                        .header(HttpHeaders.ETAG, EntityTag.of(coaster.version())));
    }
}
