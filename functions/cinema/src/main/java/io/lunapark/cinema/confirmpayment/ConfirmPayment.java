package io.lunapark.cinema.confirmpayment;

import static io.micronaut.http.HttpResponse.ok;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.CinemaProblem.PaymentNotFound;
import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.api.PaymentBody;
import io.lunapark.cinema.payment.PaymentProvider;
import io.lunapark.cinema.payment.Settlement;
import io.lunapark.cinema.store.OwnBookings;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/**
 * Pays: the reservation becomes a sale, with a ticket for each seat. After the hold is over the same seats are sold
 * if they are still free, else the money goes back, and the payment says {@code REFUNDED}. Again: the same answer.
 */
@UseCase
@Controller("/api/payments/{id}/confirm")
@Tag(name = "Payments")
public class ConfirmPayment {

    private final Database database;
    private final OwnBookings bookings;
    private final PaymentProvider provider;
    private final Settlement settlement;

    ConfirmPayment(Database database, OwnBookings bookings, PaymentProvider provider, Settlement settlement) {
        this.database = database;
        this.bookings = bookings;
        this.provider = provider;
        this.settlement = settlement;
    }

    @Post
    HttpResponse<PaymentBody> confirm(Command command, UUID id) {
        Booking seen = database.withConnection(() -> bookings.ofPayment(id))
                .filter(booking ->
                        Buyer.maySellFor(command.caller(), booking.payment().userId()))
                .orElseThrow(() -> new ProblemException(new PaymentNotFound(id)));
        UUID reservationId = seen.reservation().id();
        boolean captured = ProblemException.orValue(seen.mayBePaid());
        if (captured) {
            provider.capture(seen.payment());
        }
        return command.run(tx -> ok(PaymentBody.of(
                captured ? settlement.captured(tx, reservationId) : settlement.settle(tx, reservationId, null))));
    }
}
