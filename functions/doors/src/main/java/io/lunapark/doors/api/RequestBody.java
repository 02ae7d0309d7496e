package io.lunapark.doors.api;

import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.PermissionRequest.State;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A request for a permission as callers see it.
 *
 * @param kind {@code join}: to become a member; {@code access}: as a member, to get the high level
 * @param reason why it was rejected
 */
@Serdeable
@Schema(name = "PermissionRequest")
public record RequestBody(
        UUID id,
        Kind kind,
        UUID buildingId,
        UUID userId,
        State state,
        @Nullable String reason,
        Instant requestedAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {

    public static RequestBody of(PermissionRequest request) {
        return new RequestBody(
                request.id(),
                request.kind(),
                request.buildingId(),
                request.userId(),
                request.state(),
                request.reason(),
                request.requestedAt(),
                request.decidedBy(),
                request.decidedAt());
    }
}
