package io.lunapark.cinema.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * A place in the waiting list.
 *
 * @param ahead how many people stand in front
 */
@Serdeable
@Schema(name = "Waiting")
public record WaitingBody(UUID id, UUID sessionId, int seats, int ahead) {}
