package io.lunapark.doors.releasebuilding;

import io.lunapark.doors.Building;
import io.lunapark.doors.api.BuildingSummary;
import io.lunapark.doors.store.Buildings;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** The emergency is over. Again: the same answer. */
@UseCase
@Controller("/api/buildings")
public class ReleaseBuilding {

    private final Commands commands;
    private final Buildings buildings;
    private final DoorViews views;

    ReleaseBuilding(Commands commands, Buildings buildings, DoorViews views) {
        this.commands = commands;
        this.buildings = buildings;
        this.views = views;
    }

    @Post("/{id}/release")
    @Tag(name = "Buildings")
    @Operation(operationId = "releaseBuilding", summary = "Release a building")
    @ApiResponse(
            responseCode = "200",
            description = "The building as it is now",
            content = @Content(schema = @Schema(implementation = BuildingSummary.class)))
    HttpResponse<?> release(HttpRequest<?> http, UUID id) {
        return commands.runAtOnce(
                http,
                db -> buildings.lock(db, id).then(Building::release).map(building -> buildings.replace(db, building)),
                views::show,
                building -> HttpResponse.ok(BuildingSummary.of(building))
                        .header(HttpHeaders.ETAG, EntityTag.of(building.version())));
    }
}
