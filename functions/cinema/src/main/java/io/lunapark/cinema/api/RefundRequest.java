package io.lunapark.cinema.api;

import io.lunapark.cinema.CinemaLimits;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Seats whose tickets are taken back; all that are left where it is left out. */
@Serdeable
@Schema(name = "RefundSale")
public record RefundRequest(
        @Nullable @Size(min = 1, max = CinemaLimits.MAX_SEATS_AT_ONCE)
        List<UUID> seatIds) {

    public Set<UUID> wanted() {
        return seatIds == null ? Set.of() : Set.copyOf(seatIds);
    }
}
