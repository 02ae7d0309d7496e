package io.lunapark.cinema;

import io.lunapark.cinema.CinemaProblem.TicketAlreadyUsed;
import io.lunapark.cinema.CinemaProblem.TicketIsRefunded;
import io.lunapark.cinema.CinemaProblem.TicketOfAnotherDay;
import io.lunapark.cinema.TicketEvent.TicketCheckedIn;
import io.lunapark.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets one person into one session, to one seat. Its code is made from it and a key: see {@link TicketCode}.
 *
 * @param startsAt when the session begins; it moves with the session
 * @param refundedAt null while it is worth something
 * @param checkIn null until it was shown at the entrance
 * @param version counts its changes
 */
public record Ticket(
        UUID id,
        UUID saleId,
        UUID sessionId,
        UUID seatId,
        UUID userId,
        String row,
        int column,
        Instant startsAt,
        Instant issuedAt,
        @Nullable Instant refundedAt,
        @Nullable CheckIn checkIn,
        long version) {

    /** Doors open an hour before; a ticket of next week is a mistake that staff should hear of. */
    private static final Duration EARLIEST = Duration.ofHours(12);

    /** After the start: until then a scan that was made without a network may still come, but not the ticket of another day. */
    private static final Duration LATEST = Duration.ofHours(18);

    public Ticket {
        startsAt = startsAt.truncatedTo(ChronoUnit.MILLIS);
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MILLIS);
        CinemaLimits.check(version >= 1, "version");
    }

    /**
     * Shown at an entrance.
     *
     * @param entrance where, such as {@code Main hall}
     */
    public record CheckIn(Instant at, String entrance) {
        public CheckIn {
            at = at.truncatedTo(ChronoUnit.MILLIS);
            CinemaLimits.name(entrance, CinemaLimits.MAX_ENTRANCE, "entrance");
        }
    }

    /** Lets its owner in, once; a second time it says when and where the first was. */
    public Decision<Ticket> checkIn(String entrance, Instant now) {
        if (refundedAt != null) {
            return Decision.refused(new TicketIsRefunded(id));
        }
        if (checkIn != null) {
            return Decision.refused(new TicketAlreadyUsed(checkIn.at, checkIn.entrance));
        }
        if (now.isBefore(startsAt.minus(EARLIEST)) || now.isAfter(startsAt.plus(LATEST))) {
            return Decision.refused(new TicketOfAnotherDay(startsAt));
        }
        Ticket used = new Ticket(
                id,
                saleId,
                sessionId,
                seatId,
                userId,
                row,
                column,
                startsAt,
                issuedAt,
                null,
                new CheckIn(now, entrance),
                version + 1);
        return Decision.accepted(used, new TicketCheckedIn(used));
    }
}
