package io.lunapark.cinema.view;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;

/** That a session begins then, or was to begin: one that is moved since has another besides. */
@Serdeable
record StartView(UUID sessionId, Instant startsAt) {}
