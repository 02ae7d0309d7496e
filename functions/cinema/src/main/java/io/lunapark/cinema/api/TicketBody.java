package io.lunapark.cinema.api;

import io.lunapark.cinema.Ticket;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A ticket.
 *
 * @param code what is shown at the entrance
 * @param qr the same as a picture: an SVG in a data URL
 * @param usedAt null until it was shown at the entrance
 * @param refundedAt null while it is worth something
 */
@Serdeable
@Schema(name = "Ticket")
public record TicketBody(
        UUID id,
        UUID saleId,
        UUID sessionId,
        UUID seatId,
        String row,
        int column,
        Instant startsAt,
        @Nullable String code,
        @Nullable String qr,
        @Nullable Instant usedAt,
        @Nullable String entrance,
        @Nullable Instant refundedAt) {

    /** @param code null, and its picture too, for a ticket that is worth nothing any more */
    public static TicketBody of(Ticket ticket, @Nullable String code, @Nullable String qr) {
        Ticket.CheckIn shown = ticket.checkIn();
        return new TicketBody(
                ticket.id(),
                ticket.saleId(),
                ticket.sessionId(),
                ticket.seatId(),
                ticket.row(),
                ticket.column(),
                ticket.startsAt(),
                code,
                qr,
                shown == null ? null : shown.at(),
                shown == null ? null : shown.entrance(),
                ticket.refundedAt());
    }
}
