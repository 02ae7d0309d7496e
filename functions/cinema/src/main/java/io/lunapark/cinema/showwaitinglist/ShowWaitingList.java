package io.lunapark.cinema.showwaitinglist;

import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.api.WaitingListBody;
import io.lunapark.cinema.store.Sessions;
import io.lunapark.cinema.store.WaitingList;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows how many wait for seats of a session, and the place of the caller among them. */
@UseCase
@Controller("/api/sessions/{id}/waiting-list")
@Tag(name = "Waiting")
public class ShowWaitingList {

    private final Database database;
    private final Sessions sessions;
    private final WaitingList waiting;

    ShowWaitingList(Database database, Sessions sessions, WaitingList waiting) {
        this.database = database;
        this.sessions = sessions;
        this.waiting = waiting;
    }

    @Get
    WaitingListBody show(RequestContext request, UUID id) {
        return database.withConnection(() -> waiting.show(sessions.find(id).id(), Buyer.id(request.caller())));
    }
}
