package io.lunapark.cinema.showticket;

import io.lunapark.cinema.CinemaProblem.TicketNotFound;
import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.api.TicketBody;
import io.lunapark.cinema.store.Tickets;
import io.lunapark.cinema.ticketcode.PrintedTickets;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/**
 * Shows a ticket of the caller, with its code as text and as a picture. Staff who give money
 * back see the ticket of a guest as well, but not its code.
 */
@UseCase
@Controller("/api/tickets")
@Tag(name = "Tickets")
public class ShowTicket {

    private final Database database;
    private final Tickets tickets;
    private final PrintedTickets printed;

    ShowTicket(Database database, Tickets tickets, PrintedTickets printed) {
        this.database = database;
        this.tickets = tickets;
        this.printed = printed;
    }

    @Get("/{id}")
    TicketBody show(RequestContext request, UUID id) {
        return database.withConnection(() -> tickets.find(id))
                .filter(ticket -> Buyer.mayRefund(request.caller(), ticket.userId()))
                .map(ticket -> Buyer.owns(request.caller(), ticket.userId())
                        ? printed.print(ticket)
                        : TicketBody.of(ticket, null, null))
                .orElseThrow(() -> new ProblemException(new TicketNotFound(id)));
    }
}
