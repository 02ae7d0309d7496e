package io.lunapark.cinema.api;

import io.lunapark.cinema.Payment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Figures of a day, of a session, or of all time.
 *
 * @param reservations that were made
 * @param sales those of them that were paid
 * @param conversionPercent sales of a hundred reservations, to a tenth
 * @param revenue what was paid then, a line for each currency, without what was given back
 * @param takings the revenue once more, a line for each means of payment and currency
 * @param seats of the sessions that it is about and that take place
 * @param seatsSold of these
 * @param occupancyPercent seats that are sold, of a hundred, to a tenth
 */
@Serdeable
@Schema(name = "CinemaMetrics")
public record MetricsBody(
        long reservations,
        long sales,
        double conversionPercent,
        List<Revenue> revenue,
        List<Takings> takings,
        long seats,
        long seatsSold,
        double occupancyPercent) {

    /** Money of one currency. */
    @Serdeable
    @Schema(name = "Revenue")
    public record Revenue(String currency, long amountInCents) {}

    /**
     * Money that was taken in one way.
     *
     * @param means how guests paid at the box office; null for what the payment provider took
     * @param payments how many, also where money was given back
     * @param amountInCents without what was given back
     */
    @Serdeable
    @Schema(name = "Takings")
    public record Takings(Payment.@Nullable Means means, String currency, long payments, long amountInCents) {}
}
