package io.lunapark.doors.listjoinrequests;

import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.api.RequestBody;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.QueryFlag;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Who asks to become a member of which building. */
@UseCase
@Controller("/api/join-requests")
public class ListJoinRequests {

    private final DoorViews views;

    ListJoinRequests(DoorViews views) {
        this.views = views;
    }

    @Get
    @Tag(name = "Requests")
    @Operation(
            operationId = "listJoinRequests",
            summary = "List requests to join",
            description = "Newest first; only the open ones with open=true, only the decided with false.")
    Page<RequestBody> list(
            HttpRequest<?> http,
            @Nullable @QueryValue Boolean open,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor) {
        Optional<Boolean> wanted = QueryFlag.of(http, "open");
        Page<PermissionRequest> page = views.requests(
                Kind.join, PageRequest.of(http), request -> wanted.isEmpty() || wanted.get() == request.isOpen());
        return new Page<>(page.items().stream().map(RequestBody::of).toList(), page.nextCursor());
    }
}
