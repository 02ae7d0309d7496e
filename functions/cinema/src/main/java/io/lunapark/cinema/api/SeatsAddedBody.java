package io.lunapark.cinema.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** How many seats were added, and how many the room has now. */
@Serdeable
@Schema(name = "SeatsAdded")
public record SeatsAddedBody(int added, int seats) {}
