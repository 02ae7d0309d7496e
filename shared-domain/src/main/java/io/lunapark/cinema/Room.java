package io.lunapark.cinema;

import java.util.UUID;

/**
 * A room with seats.
 *
 * @param seats how many it has
 */
public record Room(UUID id, String name, int seats) {

    public Room {
        CinemaLimits.name(name, CinemaLimits.MAX_ROOM_NAME, "name");
        CinemaLimits.check(0 <= seats && seats <= CinemaLimits.MAX_SEATS, "number of seats");
    }
}
