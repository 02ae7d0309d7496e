package io.lunapark.doors.api;

import io.lunapark.doors.PermissionRequest;
import io.lunapark.doors.PermissionRequest.Kind;
import io.lunapark.doors.PermissionRequest.State;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A request for a permission as callers see it.
 *
 * @param kind {@code join}: to become a member; {@code access}: as a member, to get the high level
 * @param userName who asks, told to those who decide
 * @param reason why it was rejected
 */
@Serdeable
@Schema(name = "PermissionRequest")
public record RequestBody(
        UUID id,
        Kind kind,
        UUID buildingId,
        UUID userId,
        @Nullable @Schema(example = "Ola Nowak") String userName,
        State state,
        @Nullable String reason,
        Instant requestedAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {

    public static RequestBody of(PermissionRequest request) {
        return of(request, Optional.empty());
    }

    public static RequestBody of(PermissionRequest request, Optional<String> userName) {
        return new RequestBody(
                request.id(),
                request.kind(),
                request.buildingId(),
                request.userId(),
                userName.orElse(null),
                request.state(),
                request.reason(),
                request.requestedAt(),
                request.decidedBy(),
                request.decidedAt());
    }
}
