package io.lunapark.cinema.showroom;

import io.lunapark.cinema.api.RoomBody;
import io.lunapark.cinema.store.Rooms;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows a room. */
@UseCase
@Controller("/api/rooms")
@Tag(name = "Rooms")
public class ShowRoom {

    private final Database database;
    private final Rooms rooms;

    ShowRoom(Database database, Rooms rooms) {
        this.database = database;
        this.rooms = rooms;
    }

    @Get("/{id}")
    RoomBody show(UUID id) {
        return RoomBody.of(database.withConnection(() -> rooms.find(id)));
    }
}
