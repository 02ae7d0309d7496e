package io.lunapark.doors.store;

import io.lunapark.doors.DoorsProblem.MayNotDecide;
import io.lunapark.doors.DoorsProblem.RequesterLeft;
import io.lunapark.doors.Holder;
import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.view.People;
import io.lunapark.doors.view.Person;
import io.lunapark.kernel.Decision;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Accepts requests: what was asked for is granted and the request is decided, or neither. */
@Singleton
public final class Acceptance {

    private final Requests requests;
    private final Holders holders;
    private final People people;
    private final Clock clock;

    Acceptance(Requests requests, Holders holders, People people, Clock clock) {
        this.requests = requests;
        this.holders = holders;
        this.people = people;
        this.clock = clock;
    }

    /** Refused when the request is already decided, and when the person has left. */
    public Decision<PermissionRequest> accept(Handle db, PermissionRequest request, UUID by) {
        if (people.find(request.userId()).filter(Person::isActiveStaff).isEmpty()) {
            return Decision.refused(new RequesterLeft(request.id()));
        }
        Holder before = holders.lock(db, request.userId());
        return request.accept(before, by, clock.instant()).map(accepted -> {
            holders.replace(db, before, accepted.holder());
            return requests.replace(db, accepted.request());
        });
    }

    /** Only security, admins and high members of the building decide who else gets the high level there. */
    public Decision<PermissionRequest> mayDecide(Handle db, HttpRequest<?> http, PermissionRequest request) {
        boolean may = Staff.decidesEverywhere(http)
                || holders.find(db, Staff.id(http)).isHighMember(request.buildingId(), clock.instant());
        return may ? Decision.accepted(request) : Decision.refused(new MayNotDecide(request.buildingId()));
    }
}
