package io.lunapark.cinema.listrooms;

import io.lunapark.cinema.api.RoomBody;
import io.lunapark.cinema.store.Rooms;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Lists the rooms in the order in which they came. */
@UseCase
@Controller("/api/rooms")
@Tag(name = "Rooms")
public class ListRooms {

    private final Database database;
    private final Rooms rooms;

    ListRooms(Database database, Rooms rooms) {
        this.database = database;
        this.rooms = rooms;
    }

    @Get
    Page<RoomBody> list(PageRequest page) {
        return database.withConnection(() -> rooms.list(page)).map(RoomBody::of);
    }
}
