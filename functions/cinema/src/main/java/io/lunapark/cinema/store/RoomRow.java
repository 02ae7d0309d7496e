package io.lunapark.cinema.store;

import io.lunapark.cinema.Room;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** @param seats how many it has */
@MappedEntity("room")
record RoomRow(@Id UUID id, String name, int seats) {

    Room room() {
        return new Room(id, name, seats);
    }
}
