package io.lunapark.doors.listgroups;

import io.lunapark.doors.Group;
import io.lunapark.doors.api.GroupBody;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** All groups, in the order in which they were added. */
@UseCase
@Controller("/api/groups")
public class ListGroups {

    private final DoorViews views;

    ListGroups(DoorViews views) {
        this.views = views;
    }

    @Get
    @Tag(name = "Groups")
    @Operation(operationId = "listGroups", summary = "List groups")
    Page<GroupBody> list(
            HttpRequest<?> http, @Nullable @QueryValue Integer limit, @Nullable @QueryValue String cursor) {
        Page<Group> page = views.groups(PageRequest.of(http));
        return new Page<>(page.items().stream().map(GroupBody::of).toList(), page.nextCursor());
    }
}
