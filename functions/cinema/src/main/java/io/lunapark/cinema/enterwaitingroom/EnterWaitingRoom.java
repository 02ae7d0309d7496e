package io.lunapark.cinema.enterwaitingroom;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.cinema.Session;
import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.api.WaitingRoomBody;
import io.lunapark.cinema.store.Sessions;
import io.lunapark.cinema.store.WaitingRooms;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/**
 * Takes a place in the queue of a session that has a waiting room, one for each person. Places are admitted in order, as many
 * in a second as the session says; the pass goes with the reservation.
 */
@UseCase
@Controller("/api/sessions/{id}/waiting-room")
@Tag(name = "Waiting")
public class EnterWaitingRoom {

    private final Sessions sessions;
    private final WaitingRooms rooms;

    EnterWaitingRoom(Sessions sessions, WaitingRooms rooms) {
        this.sessions = sessions;
        this.rooms = rooms;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<WaitingRoomBody> enter(Command command, UUID id) {
        return command.run(tx -> {
            Session session = sessions.find(id);
            tx.accept(session.mayBeReserved(tx.now()));
            return created("/api/sessions/" + id, rooms.enter(session, Buyer.id(command.caller())));
        });
    }
}
