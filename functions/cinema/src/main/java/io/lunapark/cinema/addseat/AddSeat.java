package io.lunapark.cinema.addseat;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.cinema.Seat;
import io.lunapark.cinema.api.SeatBody;
import io.lunapark.cinema.api.SeatRequest;
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

/** Adds a seat to a room. Sessions that are scheduled already do not get it. */
@UseCase
@Controller("/api/rooms/{id}/seats")
@Tag(name = "Rooms")
public class AddSeat {

    private final Rooms rooms;

    AddSeat(Rooms rooms) {
        this.rooms = rooms;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<SeatBody> add(Command command, UUID id, @Body SeatRequest body) {
        return command.run(tx -> {
            Seat seat = body.seat(tx.ids().next());
            rooms.addSeats(id, List.of(seat));
            return created("/api/rooms/" + id + "/seats", SeatBody.of(seat));
        });
    }
}
