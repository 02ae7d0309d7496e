package io.lunapark.cinema.changesession;

import static io.lunapark.platform.command.Answers.changed;

import io.lunapark.cinema.Session;
import io.lunapark.cinema.api.ChangeSessionRequest;
import io.lunapark.cinema.api.SessionBody;
import io.lunapark.cinema.store.Sessions;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/**
 * Changes the price or the start of a session. What is left out stays, and reservations keep the price that they were
 * made for.
 */
@UseCase
@Controller("/api/sessions")
@Tag(name = "Sessions")
public class ChangeSession {

    private final Sessions sessions;

    ChangeSession(Sessions sessions) {
        this.sessions = sessions;
    }

    @Put("/{id}")
    HttpResponse<SessionBody> change(Command command, UUID id, @Body ChangeSessionRequest body) {
        return command.run(tx -> {
            Session before = sessions.lock(id);
            tx.expectSeen(before.version());
            Session after = tx.accept(before.change(body.priceInCents(), body.startsAt(), tx.now()));
            tx.accept(sessions.replace(after));
            return changed(after.version(), SessionBody.of(after));
        });
    }
}
