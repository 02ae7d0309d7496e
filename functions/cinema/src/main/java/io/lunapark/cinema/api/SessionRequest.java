package io.lunapark.cinema.api;

import io.lunapark.cinema.CinemaLimits;
import io.lunapark.cinema.Session.Terms;
import io.lunapark.kernel.Names;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A new session.
 *
 * @param startsAt in the future; the room is needed for the running time and 15 minutes of cleaning
 * @param priceInCents of a seat whose zone has no price of its own
 * @param holdSeconds how long a reservation holds its seats; what the cinema is set to, 30, where it is left out
 * @param zonePrices by the name of a zone of the room
 * @param admittedPerSecond how many callers a waiting room lets in; left out for no waiting room
 */
@Serdeable
@Schema(name = "ScheduleSession")
public record SessionRequest(
        @Schema(example = "01a1fe80-ef23-7000-8000-000000000101")
        UUID movieId,

        @Schema(example = "01a1fe80-ef23-7000-8000-000000000201")
        UUID roomId,

        @Schema(example = "2099-11-21T18:00:00.000Z") Instant startsAt,

        @Min(0) @Max(CinemaLimits.MAX_PRICE_IN_CENTS) @Schema(example = "2500")
        long priceInCents,

        @Pattern(regexp = "^[A-Z]{3}$", message = "invalid-format") @Schema(example = "PLN")
        String currency,

        @Nullable @Min(1) @Max(CinemaLimits.MAX_HOLD_SECONDS) @Schema(type = "integer", example = "30")
        Integer holdSeconds,

        @Nullable @Size(max = CinemaLimits.MAX_ZONES)
        Map<
                        @Size(min = 1, max = CinemaLimits.MAX_ZONE)
                        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name") String,
                        @Min(0) @Max(CinemaLimits.MAX_PRICE_IN_CENTS) Long>
                zonePrices,

        @Nullable @Min(1) @Max(CinemaLimits.MAX_ADMITTED_PER_SECOND) @Schema(type = "integer", example = "50")
        Integer admittedPerSecond) {

    /** @param usualHold in seconds, where it is left out */
    public Terms terms(int usualHold) {
        return new Terms(
                startsAt,
                priceInCents,
                currency,
                Objects.requireNonNullElse(holdSeconds, usualHold),
                Objects.requireNonNullElse(zonePrices, Map.of()),
                admittedPerSecond);
    }
}
