package io.lunapark.doors.asktojoin;

import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.api.RequestBody;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.store.Buildings;
import io.lunapark.doors.store.Holders;
import io.lunapark.doors.store.Requests;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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

/** Somebody asks to become a member of a building. */
@UseCase
@Controller("/api/buildings")
public class AskToJoin {

    private final Commands commands;
    private final Buildings buildings;
    private final Holders holders;
    private final Requests requests;
    private final Clock clock;
    private final Ids ids;

    AskToJoin(Commands commands, Buildings buildings, Holders holders, Requests requests, Clock clock, Ids ids) {
        this.commands = commands;
        this.buildings = buildings;
        this.holders = holders;
        this.requests = requests;
        this.clock = clock;
        this.ids = ids;
    }

    @Post("/{id}/join-requests")
    @Tag(name = "Requests")
    @Operation(
            operationId = "askToJoin",
            summary = "Ask to join a building",
            description = "One open request for a building is enough: a second one is refused.")
    @ApiResponse(
            responseCode = "201",
            description = "The open request",
            content = @Content(schema = @Schema(implementation = RequestBody.class)))
    HttpResponse<?> ask(HttpRequest<?> http, UUID id) {
        return commands.run(
                http,
                db -> buildings
                        .find(db, id)
                        .then(building -> PermissionRequest.ask(
                                ids.next(), Kind.join, id, holders.find(db, Staff.id(http)), clock.instant()))
                        .then(request -> requests.insert(db, request)),
                request -> HttpResponse.created(
                        RequestBody.of(request),
                        UriBuilder.of("/api/join-requests")
                                .path(request.id().toString())
                                .build()));
    }
}
