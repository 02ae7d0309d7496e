package io.lunapark.doors.store;

import io.lunapark.doors.DoorsProblem.RequestAlreadyOpen;
import io.lunapark.doors.DoorsProblem.RequestNotFound;
import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Requests for permissions, in Postgres. */
@Singleton
public final class Requests {

    private final RequestRows rows;

    Requests(RequestRows rows) {
        this.rows = rows;
    }

    /** Refused while another one of the kind is open for the person in the building. */
    public Decision<PermissionRequest> insert(PermissionRequest request) {
        int made = rows.insert(
                request.id(),
                request.kind(),
                request.buildingId(),
                request.userId(),
                request.state(),
                request.requestedAt(),
                request.version());
        return made == 1 ? Decision.accepted(request) : Decision.refused(new RequestAlreadyOpen(request.buildingId()));
    }

    /**
     * Locked until the transaction ends.
     *
     * @throws ProblemException {@code request-not-found}
     */
    public PermissionRequest lock(Kind kind, UUID id) {
        return rows.lock(id, kind)
                .map(RequestRow::request)
                .orElseThrow(() -> new ProblemException(new RequestNotFound(id)));
    }

    public void replace(PermissionRequest request) {
        rows.update(RequestRow.of(request));
    }
}
