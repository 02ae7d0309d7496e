package io.lunapark.cinema.addseats;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.cinema.Seat;
import io.lunapark.cinema.api.SeatsAddedBody;
import io.lunapark.cinema.api.SeatsRequest;
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
import java.util.List;
import java.util.UUID;

/** Adds rows of seats to a room, all or none. Sessions that are scheduled already do not get them. */
@UseCase
@Controller("/api/rooms/{id}/seats/batch")
@Tag(name = "Rooms")
public class AddSeats {

    private final Rooms rooms;

    AddSeats(Rooms rooms) {
        this.rooms = rooms;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<SeatsAddedBody> add(Command command, UUID id, @Body SeatsRequest body) {
        return command.run(tx -> {
            List<Seat> seats = body.seats(tx.ids());
            rooms.addSeats(id, seats);
            return created(
                    "/api/rooms/" + id + "/seats",
                    new SeatsAddedBody(seats.size(), rooms.find(id).seats()));
        });
    }
}
