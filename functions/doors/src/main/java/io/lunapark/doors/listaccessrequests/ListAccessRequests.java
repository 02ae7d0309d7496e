package io.lunapark.doors.listaccessrequests;

import io.lunapark.doors.Holder;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.api.RequestBody;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.view.DoorViews;
import io.lunapark.doors.view.People;
import io.lunapark.doors.view.Person;
import io.lunapark.platform.http.Caller;
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
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Lists requests for the high level, newest first. Those that the caller may decide. A page may be short or empty and have a nextCursor.
 */
@UseCase
@Controller("/api/access-requests")
@Tag(name = "Requests")
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
    Page<RequestBody> list(RequestContext request, PageRequest page, @Nullable @QueryValue Boolean open) {
        Optional<Boolean> wanted = QueryFlag.of(request, "open");
        Predicate<UUID> mayDecide = mayDecide(request.caller());
        return views.requests(
                        Kind.access,
                        page,
                        one -> mayDecide.test(one.buildingId()) && (wanted.isEmpty() || wanted.get() == one.isOpen()))
                .map(one -> RequestBody.of(one, people.find(one.userId()).map(Person::name)));
    }

    /** A high member sees the requests for their own buildings. */
    private Predicate<UUID> mayDecide(Caller caller) {
        if (Staff.decidesEverywhere(caller)) {
            return buildingId -> true;
        }
        Holder holder = views.holder(Staff.id(caller));
        return buildingId -> holder.isHighMember(buildingId, clock.instant());
    }
}
