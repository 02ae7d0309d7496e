package io.lunapark.doors.listjoinrequests;

import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.api.RequestBody;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.QueryFlag;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/**
 * Lists requests to join, newest first. Only the open ones with open=true, only the decided with false; with open, a page may be short
 * or empty and have a nextCursor.
 */
@UseCase
@Controller("/api/join-requests")
@Tag(name = "Requests")
public class ListJoinRequests {

    private final DoorViews views;

    ListJoinRequests(DoorViews views) {
        this.views = views;
    }

    @Get
    Page<RequestBody> list(RequestContext request, PageRequest page, @Nullable @QueryValue Boolean open) {
        Optional<Boolean> wanted = QueryFlag.of(request, "open");
        return views.requests(Kind.join, page, one -> wanted.isEmpty() || wanted.get() == one.isOpen())
                .map(RequestBody::of);
    }
}
