package io.lunapark.doors.addgroup;

import io.lunapark.doors.Group;
import io.lunapark.doors.api.GroupBody;
import io.lunapark.doors.api.GroupRequest;
import io.lunapark.doors.store.Groups;
import io.lunapark.doors.view.People;
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

/** Security lets these people open these doors, at all times or at some. */
@UseCase
@Controller("/api/groups")
public class AddGroup {

    private final Commands commands;
    private final Groups groups;
    private final People people;
    private final Ids ids;

    AddGroup(Commands commands, Groups groups, People people, Ids ids) {
        this.commands = commands;
        this.groups = groups;
        this.people = people;
        this.ids = ids;
    }

    @Post
    @Tag(name = "Groups")
    @Operation(
            operationId = "addGroup",
            summary = "Add a group",
            description = "To name a door in a group is to grant it, whatever its level.")
    @ApiResponse(
            responseCode = "201",
            description = "The group",
            content = @Content(schema = @Schema(implementation = GroupBody.class)))
    HttpResponse<?> add(HttpRequest<?> http, @Body GroupRequest body) {
        return commands.run(
                http,
                db -> Group.add(ids.next(), body.name(), body.doorIds(), body.userIds(), body.schedule())
                        .then(group -> people.requireStaff(group.userIds(), group))
                        .then(group -> groups.insert(db, group)),
                added -> HttpResponse.created(
                                GroupBody.of(added.group()),
                                UriBuilder.of("/api/groups")
                                        .path(added.group().id().toString())
                                        .build())
                        .header(HttpHeaders.ETAG, EntityTag.of(added.group().version())));
    }
}
