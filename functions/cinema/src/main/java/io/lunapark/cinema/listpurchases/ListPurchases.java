package io.lunapark.cinema.listpurchases;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Ticket;
import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.api.PurchaseBody;
import io.lunapark.cinema.store.OwnBookings;
import io.lunapark.cinema.store.Sessions;
import io.lunapark.cinema.store.Tickets;
import io.lunapark.cinema.ticketcode.PrintedTickets;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lists what the caller has bought, newest first, with the tickets; up to 30 purchases at once. */
@UseCase
@Controller("/api/purchases")
@Tag(name = "Tickets")
public class ListPurchases {

    private final Database database;
    private final OwnBookings bookings;
    private final Sessions sessions;
    private final Tickets tickets;
    private final PrintedTickets printed;

    ListPurchases(Database database, OwnBookings bookings, Sessions sessions, Tickets tickets, PrintedTickets printed) {
        this.database = database;
        this.bookings = bookings;
        this.sessions = sessions;
        this.tickets = tickets;
        this.printed = printed;
    }

    @Get
    Page<PurchaseBody> list(RequestContext request, PageRequest page) {
        UUID owner = Buyer.id(request.caller());
        return database.withConnection(() -> {
            Page<Booking> bought = bookings.purchases(owner, page);
            Map<UUID, List<Ticket>> issued = tickets.ofSales(bought.items().stream()
                    .flatMap(booking -> booking.saleId().stream())
                    .toList());
            return bought.map(booking -> purchase(booking, issued));
        });
    }

    private PurchaseBody purchase(Booking booking, Map<UUID, List<Ticket>> issued) {
        UUID saleId = booking.saleId().orElseThrow();
        return PurchaseBody.of(
                saleId,
                booking,
                sessions.find(booking.reservation().sessionId()),
                issued.getOrDefault(saleId, List.of()).stream()
                        .map(printed::print)
                        .toList());
    }
}
