package io.lunapark.cinema.leavewaitinglist;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.store.WaitingList;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Waits no longer for seats of a session. What was offered already is a reservation, and is cancelled as such. */
@UseCase
@Controller("/api/sessions/{id}/waiting-list")
@Tag(name = "Waiting")
public class LeaveWaitingList {

    private final WaitingList waiting;

    LeaveWaitingList(WaitingList waiting) {
        this.waiting = waiting;
    }

    @Delete
    HttpResponse<Void> leave(Command command, UUID id) {
        return command.run(tx -> {
            waiting.leave(id, Buyer.id(command.caller()));
            return noContent();
        });
    }
}
