package io.lunapark.cinema.api;

import io.lunapark.cinema.CinemaLimits;
import io.lunapark.kernel.Names;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A new room. */
@Serdeable
@Schema(name = "AddRoom")
public record RoomRequest(
        @Size(min = 1, max = CinemaLimits.MAX_ROOM_NAME)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(example = "Room 1")
        String name) {}
