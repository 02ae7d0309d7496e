package io.lunapark.cinema.checkinticket;

import static io.micronaut.http.HttpResponse.ok;

import io.lunapark.cinema.CinemaProblem.TicketNotGenuine;
import io.lunapark.cinema.Ticket;
import io.lunapark.cinema.TicketCode;
import io.lunapark.cinema.api.CheckInRequest;
import io.lunapark.cinema.api.CheckedInBody;
import io.lunapark.cinema.store.Tickets;
import io.lunapark.cinema.ticketcode.TicketKeys;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;

/**
 * Lets in the guest with a ticket, once. A second time the answer says when and where it was shown first. Takes no
 * {@code Idempotency-Key}: nothing is kept of a call that holds a secret.
 */
@UseCase
@Controller("/api/tickets/check-in")
@Tag(name = "Tickets")
public class CheckInTicket {

    private final Tickets tickets;
    private final TicketKeys keys;

    CheckInTicket(Tickets tickets, TicketKeys keys) {
        this.tickets = tickets;
        this.keys = keys;
    }

    @Post
    HttpResponse<CheckedInBody> checkIn(Command command, @Body CheckInRequest body) {
        TicketCode code = TicketCode.read(body.code(), keys.publicKey())
                .orElseThrow(() -> new ProblemException(new TicketNotGenuine()));
        return command.runWithSecret(tx -> {
            Instant now = tx.now();
            Ticket used = tx.accept(tickets.lock(code.ticketId()).checkIn(body.entrance(), now));
            tickets.checkIn(used);
            return ok(new CheckedInBody(used.id(), used.sessionId(), used.row(), used.column(), used.startsAt(), now));
        });
    }
}
