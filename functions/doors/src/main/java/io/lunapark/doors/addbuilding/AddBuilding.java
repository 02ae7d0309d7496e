package io.lunapark.doors.addbuilding;

import io.lunapark.doors.Building;
import io.lunapark.doors.api.AddBuildingRequest;
import io.lunapark.doors.api.BuildingBody;
import io.lunapark.doors.store.Buildings;
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

/** Security adds a building with its doors. */
@UseCase
@Controller("/api/buildings")
public class AddBuilding {

    private final Commands commands;
    private final Buildings buildings;
    private final Ids ids;

    AddBuilding(Commands commands, Buildings buildings, Ids ids) {
        this.commands = commands;
        this.buildings = buildings;
        this.ids = ids;
    }

    @Post
    @Tag(name = "Buildings")
    @Operation(
            operationId = "addBuilding",
            summary = "Add a building",
            description = "With 16 low doors where nobody says any.")
    @ApiResponse(
            responseCode = "201",
            description = "The building with its doors",
            content = @Content(schema = @Schema(implementation = BuildingBody.class)))
    HttpResponse<?> add(HttpRequest<?> http, @Body AddBuildingRequest body) {
        return commands.run(
                http,
                db -> Building.add(body.name(), body.newDoors(), ids).then(added -> buildings.insert(db, added)),
                added -> HttpResponse.created(
                                BuildingBody.of(added.building(), added.doors()),
                                UriBuilder.of("/api/buildings")
                                        .path(added.building().id().toString())
                                        .build())
                        .header(HttpHeaders.ETAG, EntityTag.of(added.building().version())));
    }
}
