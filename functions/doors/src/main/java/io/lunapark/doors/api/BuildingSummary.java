package io.lunapark.doors.api;

import io.lunapark.doors.Building;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A building in a list. */
@Serdeable
@Schema(name = "BuildingSummary")
public record BuildingSummary(
        UUID id,
        @Schema(example = "Office") String name,
        @Schema(example = "16") int doors,
        boolean locked,
        @Schema(example = "1") long version) {

    public static BuildingSummary of(Building building) {
        return new BuildingSummary(
                building.id(), building.name(), building.doorIds().size(), building.locked(), building.version());
    }
}
