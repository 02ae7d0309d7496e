package io.lunapark.identity.api;

import io.lunapark.kernel.Role;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.Set;

/** What is left out stays as it is. */
@Serdeable
@Schema(name = "ChangeUser")
public record ChangeUserRequest(
        @Nullable @Size(min = 1) @Schema(type = "array", example = "[\"operator\",\"security\"]")
        Set<Role> roles,

        @Nullable @Schema(example = "true") Boolean active) {}
