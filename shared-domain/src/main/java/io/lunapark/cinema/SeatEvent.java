package io.lunapark.cinema;

import java.util.UUID;

/** What becomes of a seat of a session. Its numbers have gaps: that it is held is said by the reservation. */
public sealed interface SeatEvent extends CinemaEvent {

    UUID sessionId();

    ReservedSeat seat();

    @Override
    default String subject() {
        return "seat/" + seat().id();
    }

    @Override
    default long sequence() {
        return seat().version();
    }

    record SeatSold(UUID sessionId, ReservedSeat seat) implements SeatEvent {}

    record SeatReleased(UUID sessionId, ReservedSeat seat) implements SeatEvent {}
}
