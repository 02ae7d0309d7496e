package io.lunapark.identity.api;

import io.lunapark.identity.Password;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;

/** What an admin has handed over, and the password that the invited person wants. */
@Serdeable
@Schema(name = "AcceptInvitation")
public record AcceptInvitationRequest(
        @Size(max = 1000) @Schema(example = "Jx1f0lq9Vb7mWc2sT4hYk8Ra3NdZe6GpQuOi5XtLw0A")
        String token,

        @Size(max = Password.MAX_TYPED)
        @Schema(
                example = "three otters on a roller coaster",
                minLength = Password.MIN_LENGTH,
                maxLength = Password.MAX_LENGTH)
        String password) {}
