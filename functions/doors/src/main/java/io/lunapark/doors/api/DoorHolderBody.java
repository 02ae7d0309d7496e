package io.lunapark.doors.api;

import io.lunapark.doors.Level;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * Something by which somebody may open a door.
 *
 * @param source the building, the group or the guest pass
 * @param level of a membership; null else
 * @param validFrom of a guest pass; null else
 * @param validUntil of a membership that ends, or of a guest pass; null else
 * @param maxUses of a guest pass, used or not; null else
 */
@Serdeable
@Schema(name = "DoorHolder")
public record DoorHolderBody(
        UUID userId,
        By by,
        UUID source,
        @Nullable @Schema(example = "high") Level level,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable @Schema(example = "2") Integer maxUses) {

    /** A group opens within its schedule only. */
    public enum By {
        membership,
        group,
        pass
    }
}
