package io.lunapark.doors.store;

import io.lunapark.doors.DoorsProblem.MayNotDecide;
import io.lunapark.doors.DoorsProblem.RequesterLeft;
import io.lunapark.doors.Holder;
import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.api.Staff;
import io.lunapark.doors.view.People;
import io.lunapark.doors.view.Person;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.http.Caller;
import io.lunapark.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

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

    /** Refused for a request that is decided already, and for somebody who has left. */
    public Decision<PermissionRequest> accept(PermissionRequest request, UUID by) {
        if (people.find(request.userId()).filter(Person::isActiveStaff).isEmpty()) {
            return Decision.refused(new RequesterLeft(request.id()));
        }
        Holder before = holders.lock(request.userId());
        return request.accept(before, by, clock.instant()).map(accepted -> {
            holders.replace(before, accepted.holder());
            requests.replace(accepted.request());
            return accepted.request();
        });
    }

    /** @throws ProblemException unless it is security, an admin or a high member of the building: only they decide */
    public void requireMayDecide(Caller caller, PermissionRequest request) {
        boolean may = Staff.decidesEverywhere(caller)
                || holders.find(Staff.id(caller)).isHighMember(request.buildingId(), clock.instant());
        if (!may) {
            throw new ProblemException(new MayNotDecide(request.buildingId()));
        }
    }
}
