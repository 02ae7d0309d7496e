package io.lunapark.doors.showgroup;

import io.lunapark.doors.Group;
import io.lunapark.doors.api.GroupBody;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows a group with its doors, people and times. */
@UseCase
@Controller("/api/groups")
@Tag(name = "Groups")
public class ShowGroup {

    private final DoorViews views;

    ShowGroup(DoorViews views) {
        this.views = views;
    }

    @Get("/{id}")
    HttpResponse<GroupBody> show(RequestContext request, UUID id) {
        Group group = views.group(id);
        return EntityTag.answer(request, EntityTag.of(group.version()), () -> GroupBody.of(group));
    }
}
