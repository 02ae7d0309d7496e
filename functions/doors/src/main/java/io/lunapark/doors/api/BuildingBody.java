package io.lunapark.doors.api;

import io.lunapark.doors.Building;
import io.lunapark.doors.Door;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/**
 * A building as callers see it.
 *
 * @param locked in lockdown: its doors open for security and admins only
 */
@Serdeable
@Schema(name = "Building")
public record BuildingBody(
        UUID id,
        @Schema(example = "Office") String name,
        boolean locked,
        @Schema(example = "1") long version,
        List<DoorBody> doors) {

    public static BuildingBody of(Building building, List<Door> doors) {
        return new BuildingBody(
                building.id(),
                building.name(),
                building.locked(),
                building.version(),
                doors.stream().map(DoorBody::of).toList());
    }
}
