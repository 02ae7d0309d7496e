package io.lunapark.cinema.joinwaitinglist;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.cinema.Session;
import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.api.WaitingBody;
import io.lunapark.cinema.api.WaitingRequest;
import io.lunapark.cinema.store.Sessions;
import io.lunapark.cinema.store.WaitingList;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/**
 * Waits for seats of a session that has too few. Who came first gets them first when they come back: as a
 * reservation, which is held for ten minutes.
 */
@UseCase
@Controller("/api/sessions/{id}/waiting-list")
@Tag(name = "Waiting")
public class JoinWaitingList {

    private final Sessions sessions;
    private final WaitingList waiting;

    JoinWaitingList(Sessions sessions, WaitingList waiting) {
        this.sessions = sessions;
        this.waiting = waiting;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<WaitingBody> join(Command command, UUID id, @Body WaitingRequest body) {
        return command.run(tx -> {
            Session session = sessions.find(id);
            tx.accept(session.mayBeReserved(tx.now()));
            WaitingBody place =
                    waiting.join(tx.ids().next(), session, Buyer.id(command.caller()), body.seats(), tx.now());
            return created("/api/sessions/" + id + "/waiting-list", place);
        });
    }
}
