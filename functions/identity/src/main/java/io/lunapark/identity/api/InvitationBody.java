package io.lunapark.identity.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** What the invited person needs to choose a password; shown this once. */
@Serdeable
@Schema(name = "Invitation")
public record InvitationBody(String token, Instant expiresAt) {}
