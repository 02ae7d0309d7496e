package io.lunapark.doors.listgroups;

import io.lunapark.doors.api.GroupBody;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Lists groups in the order in which they were added. */
@UseCase
@Controller("/api/groups")
@Tag(name = "Groups")
public class ListGroups {

    private final DoorViews views;

    ListGroups(DoorViews views) {
        this.views = views;
    }

    @Get
    Page<GroupBody> list(PageRequest page) {
        return views.groups(page).map(GroupBody::of);
    }
}
