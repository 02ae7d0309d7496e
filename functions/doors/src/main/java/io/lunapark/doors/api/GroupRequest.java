package io.lunapark.doors.api;

import io.lunapark.doors.DoorLimits;
import io.lunapark.doors.Schedule;
import io.lunapark.kernel.Names;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * All of a group.
 *
 * @param schedule when it may open its doors, in the venue's time; left out for always
 */
@Serdeable
@Schema(name = "GroupOfDoors")
public record GroupRequest(
        @Size(min = 1, max = DoorLimits.MAX_NAME)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(example = "Cleaners")
        String name,

        @Size(max = DoorLimits.MAX_GROUP_DOORS) List<UUID> doorIds,
        @Size(max = DoorLimits.MAX_GROUP_PEOPLE) List<UUID> userIds,
        @Nullable Schedule schedule) {}
