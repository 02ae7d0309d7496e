package io.lunapark.cinema.addroom;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.cinema.Room;
import io.lunapark.cinema.api.RoomBody;
import io.lunapark.cinema.api.RoomRequest;
import io.lunapark.cinema.store.Rooms;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Adds a room, without seats. */
@UseCase
@Controller("/api/rooms")
@Tag(name = "Rooms")
public class AddRoom {

    private final Rooms rooms;

    AddRoom(Rooms rooms) {
        this.rooms = rooms;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<RoomBody> add(Command command, @Body RoomRequest body) {
        return command.run(tx -> {
            Room room = new Room(tx.ids().next(), body.name(), 0);
            rooms.insert(room);
            return created("/api/rooms/" + room.id(), RoomBody.of(room));
        });
    }
}
