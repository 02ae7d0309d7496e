package io.lunapark.identity.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The tokens of a session from now on.
 *
 * @param expiresIn seconds for which the access token is good
 * @param refreshToken good for one refresh
 */
@Serdeable
@Schema(name = "Tokens")
public record TokensBody(
        String accessToken,
        @Schema(example = "Bearer") String tokenType,
        @Schema(example = "300") long expiresIn,
        String refreshToken) {}
