package io.lunapark.doors.api;

import io.lunapark.doors.DoorLimits;
import io.lunapark.doors.Level;
import io.lunapark.kernel.Names;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What is left out stays as it is. */
@Serdeable
@Schema(name = "ChangeDoor")
public record ChangeDoorRequest(
        @Nullable
        @Size(min = 1, max = DoorLimits.MAX_NAME)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(type = "string", example = "Storage room")
        String name,

        @Nullable @Schema(example = "high") Level level) {}
