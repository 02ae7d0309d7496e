package io.lunapark.cinema.showticketkey;

import io.lunapark.cinema.api.TicketKeyBody;
import io.lunapark.cinema.ticketcode.TicketKeys;
import io.lunapark.kernel.seal.AuditKey;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Shows the key that codes of tickets are verified with, also without a network. */
@UseCase
@Controller("/api/tickets/key")
@Tag(name = "Tickets")
public class ShowTicketKey {

    private final TicketKeys keys;

    ShowTicketKey(TicketKeys keys) {
        this.keys = keys;
    }

    @Get
    TicketKeyBody show() {
        return new TicketKeyBody(AuditKey.toPem(keys.publicKey()));
    }
}
