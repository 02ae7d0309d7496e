package io.lunapark.cinema.api;

import io.lunapark.cinema.Room;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * A room.
 *
 * @param seats how many it has
 */
@Serdeable
@Schema(name = "Room")
public record RoomBody(UUID id, String name, int seats) {

    public static RoomBody of(Room room) {
        return new RoomBody(room.id(), room.name(), room.seats());
    }
}
