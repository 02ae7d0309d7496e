package io.lunapark.doors.api;

import io.lunapark.doors.Door;
import io.lunapark.doors.Level;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * A door as callers see it.
 *
 * @param version counts its changes; also its {@code ETag}
 */
@Serdeable
@Schema(name = "Door")
public record DoorBody(
        UUID id,
        UUID buildingId,
        @Schema(example = "Storage room") String name,
        @Schema(example = "high") Level level,
        @Schema(example = "1") long version) {

    public static DoorBody of(Door door) {
        return new DoorBody(door.id(), door.buildingId(), door.name(), door.level(), door.version());
    }
}
