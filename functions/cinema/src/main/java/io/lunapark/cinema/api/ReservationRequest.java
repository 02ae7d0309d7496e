package io.lunapark.cinema.api;

import io.lunapark.cinema.CinemaLimits;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** The seats to reserve, all or none. */
@Serdeable
@Schema(name = "ReserveSeats")
public record ReservationRequest(
        @Size(min = 1, max = CinemaLimits.MAX_SEATS_AT_ONCE) List<UUID> seatIds) {}
