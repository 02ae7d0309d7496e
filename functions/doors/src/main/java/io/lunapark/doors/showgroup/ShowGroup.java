package io.lunapark.doors.showgroup;

import io.lunapark.doors.Group;
import io.lunapark.doors.api.GroupBody;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.http.EntityTag;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** One group with its doors, people and times. */
@UseCase
@Controller("/api/groups")
public class ShowGroup {

    private final DoorViews views;

    ShowGroup(DoorViews views) {
        this.views = views;
    }

    @Get("/{id}")
    @Tag(name = "Groups")
    @Operation(operationId = "showGroup", summary = "Show a group")
    HttpResponse<GroupBody> show(HttpRequest<?> http, UUID id) {
        Group group = views.group(id);
        return EntityTag.answer(http, EntityTag.of(group.version()), () -> GroupBody.of(group));
    }
}
