package io.lunapark.doors.endmembership;

import io.lunapark.doors.store.Buildings;
import io.lunapark.doors.store.Holders;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.command.Commands;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Security takes somebody out of a building. Again: the same answer. */
@UseCase
@Controller("/api/buildings")
public class EndMembership {

    private final Commands commands;
    private final Buildings buildings;
    private final Holders holders;
    private final DoorViews views;

    EndMembership(Commands commands, Buildings buildings, Holders holders, DoorViews views) {
        this.commands = commands;
        this.buildings = buildings;
        this.holders = holders;
        this.views = views;
    }

    @Delete("/{id}/members/{userId}")
    @Tag(name = "Members")
    @Operation(operationId = "endMembership", summary = "End a membership")
    @ApiResponse(responseCode = "204", description = "It opens nothing any more")
    HttpResponse<?> end(HttpRequest<?> http, UUID id, UUID userId) {
        return commands.runAtOnce(
                http,
                db -> buildings.find(db, id).then(building -> holders.change(db, userId, holder -> holder.end(id))),
                views::show,
                holder -> HttpResponse.noContent());
    }
}
