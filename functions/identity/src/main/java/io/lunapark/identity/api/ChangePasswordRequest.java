package io.lunapark.identity.api;

import io.lunapark.identity.Password;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;

/** The present password and the new one. */
@Serdeable
@Schema(name = "ChangePassword")
public record ChangePasswordRequest(
        @Size(max = Password.MAX_TYPED) @Schema(example = "three otters on a roller coaster")
        String currentPassword,

        @Size(max = Password.MAX_TYPED)
        @Schema(
                example = "seven badgers in a swan boat",
                minLength = Password.MIN_LENGTH,
                maxLength = Password.MAX_LENGTH)
        String newPassword) {}
