package io.lunapark.doors.changegroup;

import io.lunapark.doors.api.GroupBody;
import io.lunapark.doors.api.GroupRequest;
import io.lunapark.doors.store.Groups;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.doors.view.People;
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

/** Security changes the doors, the people or the times of a group. */
@UseCase
@Controller("/api/groups")
public class ChangeGroup {

    private final Commands commands;
    private final Groups groups;
    private final People people;
    private final DoorViews views;

    ChangeGroup(Commands commands, Groups groups, People people, DoorViews views) {
        this.commands = commands;
        this.groups = groups;
        this.people = people;
        this.views = views;
    }

    @Put("/{id}")
    @Tag(name = "Groups")
    @Operation(
            operationId = "changeGroup",
            summary = "Change a group",
            description =
                    "All of it anew; who was in it before may stay, deactivated or not. What is taken away by it opens nothing from the answer on.")
    @ApiResponse(
            responseCode = "200",
            description = "The group as it is now",
            content = @Content(schema = @Schema(implementation = GroupBody.class)))
    HttpResponse<?> change(HttpRequest<?> http, UUID id, @Body GroupRequest body) {
        return commands.runAtOnce(
                http,
                db -> groups.lock(db, id)
                        .then(Preconditions.ifMatch(http, group -> Optional.of(group.version())))
                        .then(group -> people.requireStaff(group.joining(body.userIds()), group))
                        .then(group -> group.change(body.name(), body.doorIds(), body.userIds(), body.schedule()))
                        .then(group -> groups.replace(db, group)),
                views::show,
                changed -> HttpResponse.ok(GroupBody.of(changed.group()))
                        .header(HttpHeaders.ETAG, EntityTag.of(changed.group().version())));
    }
}
