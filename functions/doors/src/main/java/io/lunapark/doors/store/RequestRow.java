package io.lunapark.doors.store;

import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.PermissionRequest.State;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for a permission. */
@MappedEntity("permission_request")
record RequestRow(
        @Id UUID id,
        Kind kind,
        UUID buildingId,
        UUID userId,
        State state,
        @Nullable String reason,
        Instant requestedAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        long version) {

    static RequestRow of(PermissionRequest request) {
        return new RequestRow(
                request.id(),
                request.kind(),
                request.buildingId(),
                request.userId(),
                request.state(),
                request.reason(),
                request.requestedAt(),
                request.decidedBy(),
                request.decidedAt(),
                request.version());
    }

    PermissionRequest request() {
        return new PermissionRequest(
                id, kind, buildingId, userId, state, reason, requestedAt, decidedBy, decidedAt, version);
    }
}
