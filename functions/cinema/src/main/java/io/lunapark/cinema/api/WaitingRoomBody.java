package io.lunapark.cinema.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A place in the queue of a session.
 *
 * @param pass goes into the header {@code Waiting-Room-Pass} of the reservation
 * @param place from 1
 * @param admittedAt the first moment at which it is good for a reservation
 */
@Serdeable
@Schema(name = "WaitingRoomPass")
public record WaitingRoomBody(UUID sessionId, String pass, long place, Instant admittedAt) {}
