package io.lunapark.doors.api;

import io.lunapark.doors.DoorLimits;
import io.lunapark.doors.GuestPass;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A guest pass for one person.
 *
 * @param validFrom the first moment at which it opens; {@code validUntil} the first at which it no longer does
 */
@Serdeable
@Schema(name = "IssueGuestPass")
public record GuestPassRequest(
        UUID userId,
        @Size(min = 1, max = DoorLimits.MAX_PASS_DOORS) List<UUID> doorIds,
        @Schema(example = "2026-11-21T15:00:00.000Z") Instant validFrom,
        @Schema(example = "2099-12-31T15:00:00.000Z") Instant validUntil,

        @Min(1) @Max(DoorLimits.MAX_PASS_USES) @Schema(example = "2")
        int maxUses) {

    public GuestPassRequest {
        new GuestPass(new UUID(0, 0), List.of(new UUID(0, 0)), validFrom, validUntil, 1);
    }

    public GuestPass pass(UUID id) {
        return new GuestPass(id, doorIds, validFrom, validUntil, maxUses);
    }
}
