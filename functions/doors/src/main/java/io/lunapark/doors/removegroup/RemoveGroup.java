package io.lunapark.doors.removegroup;

import io.lunapark.doors.Group;
import io.lunapark.doors.store.Groups;
import io.lunapark.doors.view.DoorViews;
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
import java.util.Optional;
import java.util.UUID;

/** Security removes a group. Again: the same answer. */
@UseCase
@Controller("/api/groups")
public class RemoveGroup {

    private final Commands commands;
    private final Groups groups;
    private final DoorViews views;

    RemoveGroup(Commands commands, Groups groups, DoorViews views) {
        this.commands = commands;
        this.groups = groups;
        this.views = views;
    }

    @Delete("/{id}")
    @Tag(name = "Groups")
    @Operation(operationId = "removeGroup", summary = "Remove a group")
    @ApiResponse(responseCode = "204", description = "It opens nothing any more")
    HttpResponse<?> remove(HttpRequest<?> http, UUID id) {
        return commands.runAtOnce(
                http,
                db -> groups.lockRemoved(db, id)
                        .map(removed -> groups.spreadAgain(db, removed))
                        .orElseGet(() -> groups.lock(db, id)
                                .then(Preconditions.ifMatch(http, group -> Optional.of(group.version())))
                                .then(Group::remove)
                                .then(removed -> groups.remove(db, removed))),
                views::showRemoved,
                removed -> HttpResponse.noContent());
    }
}
