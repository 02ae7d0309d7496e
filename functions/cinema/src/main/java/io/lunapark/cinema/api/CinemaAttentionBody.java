package io.lunapark.cinema.api;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What wants attention in the cinema.
 *
 * @param soldOut sessions without a free seat, the next one first
 * @param lateRefunds how many payments have a refund that the payment provider was not told of in time
 * @param latePayments how many payments came when the seats were gone, so that the money goes back
 */
@Serdeable
@Schema(name = "CinemaAttention")
public record CinemaAttentionBody(List<SoldOut> soldOut, long lateRefunds, long latePayments) {

    /**
     * A session that is sold out.
     *
     * @param waiting how many people are in its waiting list, from 0
     * @param seatsWanted how many seats they want together
     */
    @Serdeable
    @Schema(name = "SoldOutSession")
    public record SoldOut(
            UUID sessionId, String movieTitle, String roomName, Instant startsAt, long waiting, long seatsWanted) {}
}
