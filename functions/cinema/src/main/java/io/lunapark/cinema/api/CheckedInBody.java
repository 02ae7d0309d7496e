package io.lunapark.cinema.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** Who may come in: one person, to this seat. */
@Serdeable
@Schema(name = "CheckedIn")
public record CheckedInBody(UUID ticketId, UUID sessionId, String row, int column, Instant startsAt, Instant usedAt) {}
