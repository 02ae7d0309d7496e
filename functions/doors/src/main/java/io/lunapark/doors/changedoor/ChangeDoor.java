package io.lunapark.doors.changedoor;

import io.lunapark.doors.api.ChangeDoorRequest;
import io.lunapark.doors.api.DoorBody;
import io.lunapark.doors.store.Doors;
import io.lunapark.doors.view.DoorViews;
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
import java.util.Optional;
import java.util.UUID;

/** Security names a door, or moves it up or down. */
@UseCase
@Controller("/api/doors")
public class ChangeDoor {

    private final Commands commands;
    private final Doors doors;
    private final DoorViews views;

    ChangeDoor(Commands commands, Doors doors, DoorViews views) {
        this.commands = commands;
        this.doors = doors;
        this.views = views;
    }

    @Put("/{id}")
    @Tag(name = "Doors")
    @Operation(operationId = "changeDoor", summary = "Change a door", description = "What is left out stays.")
    @ApiResponse(
            responseCode = "200",
            description = "The door as it is now",
            content = @Content(schema = @Schema(implementation = DoorBody.class)))
    HttpResponse<?> change(HttpRequest<?> http, UUID id, @Body ChangeDoorRequest body) {
        return commands.runAtOnce(
                http,
                db -> doors.lock(db, id)
                        .then(Preconditions.ifMatch(http, door -> Optional.of(door.version())))
                        .then(door -> door.change(body.name(), body.level()))
                        .then(door -> doors.replace(db, door)),
                views::show,
                door -> HttpResponse.ok(DoorBody.of(door)).header(HttpHeaders.ETAG, EntityTag.of(door.version())));
    }
}
