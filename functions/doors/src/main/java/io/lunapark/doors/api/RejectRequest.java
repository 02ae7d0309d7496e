package io.lunapark.doors.api;

import io.lunapark.doors.DoorLimits;
import io.lunapark.kernel.Names;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Why a request is rejected. */
@Serdeable
@Schema(name = "RejectRequest")
public record RejectRequest(
        @Size(min = 1, max = DoorLimits.MAX_REASON)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(example = "Ask again after the training.")
        String reason) {}
