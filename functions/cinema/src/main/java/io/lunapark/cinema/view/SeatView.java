package io.lunapark.cinema.view;

import io.lunapark.cinema.SeatStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a seat. It says nothing of any person.
 *
 * @param place its number in the session's plan
 * @param until when a hold is over; null where it is not held
 */
@Serdeable
public record SeatView(
        int place, SeatStatus status, @Nullable Instant until, long version) {

    /** A hold that is over holds nothing. */
    SeatStatus statusAt(Instant now) {
        return until != null && !now.isBefore(until) ? SeatStatus.available : status;
    }
}
