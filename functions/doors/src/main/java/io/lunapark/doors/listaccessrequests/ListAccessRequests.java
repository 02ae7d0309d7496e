package io.lunapark.doors.listaccessrequests;

import io.lunapark.doors.Holder;
import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.api.RequestBody;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.doors.view.People;
import io.lunapark.doors.view.Person;
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
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Who asks for the high level where; a high member sees the requests for their own buildings. */
@UseCase
@Controller("/api/access-requests")
public class ListAccessRequests {

    private final DoorViews views;
    private final People people;
    private final Clock clock;

    ListAccessRequests(DoorViews views, People people, Clock clock) {
        this.views = views;
        this.people = people;
        this.clock = clock;
    }

    @Get
    @Tag(name = "Requests")
    @Operation(
            operationId = "listAccessRequests",
            summary = "List requests for the high level",
            description = "Newest first: those that the caller may decide.")
    Page<RequestBody> list(
            HttpRequest<?> http,
            @Nullable @QueryValue Boolean open,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor) {
        Optional<Boolean> wanted = QueryFlag.of(http, "open");
        Predicate<UUID> mayDecide = mayDecide(http);
        Page<PermissionRequest> page = views.requests(
                Kind.access,
                PageRequest.of(http),
                request ->
                        mayDecide.test(request.buildingId()) && (wanted.isEmpty() || wanted.get() == request.isOpen()));
        return new Page<>(
                page.items().stream()
                        .map(request -> RequestBody.of(
                                request, people.find(request.userId()).map(Person::name)))
                        .toList(),
                page.nextCursor());
    }

    private Predicate<UUID> mayDecide(HttpRequest<?> http) {
        if (Staff.decidesEverywhere(http)) {
            return buildingId -> true;
        }
        Holder holder = views.holder(Staff.id(http));
        return buildingId -> holder.isHighMember(buildingId, clock.instant());
    }
}
