package io.lunapark.cinema.api;

import io.lunapark.cinema.SeatKind;
import io.lunapark.cinema.SeatStatus;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A seat of a session as everybody sees it.
 *
 * @param priceInCents of a reservation that is made now
 * @param heldUntil when it is free again unless it is paid; null where it is not held
 */
@Serdeable
@Schema(name = "SeatOnMap")
public record SeatOnMap(
        UUID id,
        String row,
        int column,
        SeatKind kind,
        @Nullable String zone,
        SeatStatus status,
        long priceInCents,
        @Nullable Instant heldUntil) {}
