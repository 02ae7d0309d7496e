package io.lunapark.identity.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;

/** The refresh token of the last answer. */
@Serdeable
@Schema(name = "Refresh")
public record RefreshRequest(
        @Size(max = 1000) @Schema(example = "Jx1f0lq9Vb7mWc2sT4hYk8Ra3NdZe6GpQuOi5XtLw0A")
        String refreshToken) {}
