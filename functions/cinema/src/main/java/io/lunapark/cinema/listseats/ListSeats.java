package io.lunapark.cinema.listseats;

import io.lunapark.cinema.api.SeatBody;
import io.lunapark.cinema.store.Rooms;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Lists the seats of a room in the order in which they came. */
@UseCase
@Controller("/api/rooms/{id}/seats")
@Tag(name = "Rooms")
public class ListSeats {

    private final Database database;
    private final Rooms rooms;

    ListSeats(Database database, Rooms rooms) {
        this.database = database;
        this.rooms = rooms;
    }

    @Get
    Page<SeatBody> list(UUID id, PageRequest page) {
        return database.withConnection(() -> rooms.seats(id, page)).map(SeatBody::of);
    }
}
