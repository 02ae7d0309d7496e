package io.lunapark.doors.api;

import io.lunapark.doors.Building;
import io.lunapark.doors.Building.NewDoor;
import io.lunapark.doors.DoorLimits;
import io.lunapark.doors.Level;
import io.lunapark.kernel.Names;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A new building.
 *
 * @param doors 16 doors of the low level by default
 */
@Serdeable
@Schema(name = "AddBuilding")
public record AddBuildingRequest(
        @Size(min = DoorLimits.MIN_BUILDING_NAME, max = DoorLimits.MAX_BUILDING_NAME)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(example = "Office")
        String name,

        @Nullable @Valid @Size(min = 1, max = DoorLimits.MAX_DOORS)
        List<NewDoorRequest> doors) {

    /** The requested doors, or the default ones. */
    public List<NewDoor> newDoors() {
        return doors == null
                ? Building.defaultDoors()
                : doors.stream()
                        .map(door -> new NewDoor(door.name(), door.level()))
                        .toList();
    }

    /** One door of it. */
    @Serdeable
    @Schema(name = "NewDoor")
    public record NewDoorRequest(
            @Size(min = 1, max = DoorLimits.MAX_NAME)
            @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
            @Schema(example = "Storage room")
            String name,

            @Schema(example = "high") Level level) {}
}
