package io.lunapark.cinema.view;

import io.lunapark.cinema.SeatStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a seat. It says nothing of any person.
 *
 * @param place its number in the session's plan
 * @param until when a hold is over; null where it is not held
 */
record SeatView(int place, SeatStatus status, @Nullable Instant until, long version) {

    /** Digits of a version, so that texts are in the order of their versions: more changes than a seat ever has. */
    private static final int DIGITS = 9;

    private static final String ENDED = "";

    /** As it is stored: version, first letter of the status, and the end of a hold in milliseconds. */
    String state() {
        return ("%0" + DIGITS + "d%c%s")
                .formatted(version, status.name().charAt(0), until == null ? ENDED : until.toEpochMilli());
    }

    static SeatView of(String place, String state) {
        String end = state.substring(DIGITS + 1);
        SeatStatus status = switch (state.charAt(DIGITS)) {
            case 'a' -> SeatStatus.available;
            case 'h' -> SeatStatus.held;
            case 's' -> SeatStatus.sold;
            case 'b' -> SeatStatus.blocked;
            default -> throw new IllegalArgumentException("No status of a seat: " + state);
        };
        return new SeatView(
                Integer.parseInt(place),
                status,
                end.equals(ENDED) ? null : Instant.ofEpochMilli(Long.parseLong(end)),
                Long.parseLong(state.substring(0, DIGITS)));
    }

    /** A hold that is over holds nothing. */
    SeatStatus statusAt(Instant now) {
        return until != null && !now.isBefore(until) ? SeatStatus.available : status;
    }
}
