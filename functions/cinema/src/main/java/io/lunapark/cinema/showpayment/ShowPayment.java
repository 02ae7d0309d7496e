package io.lunapark.cinema.showpayment;

import io.lunapark.cinema.CinemaProblem.PaymentNotFound;
import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.api.PaymentBody;
import io.lunapark.cinema.store.OwnBookings;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows a payment of the caller. */
@UseCase
@Controller("/api/payments")
@Tag(name = "Payments")
public class ShowPayment {

    private final Database database;
    private final OwnBookings bookings;

    ShowPayment(Database database, OwnBookings bookings) {
        this.database = database;
        this.bookings = bookings;
    }

    @Get("/{id}")
    PaymentBody show(RequestContext request, UUID id) {
        return database.withConnection(() -> bookings.ofPayment(id))
                .filter(booking ->
                        Buyer.owns(request.caller(), booking.payment().userId()))
                .map(PaymentBody::of)
                .orElseThrow(() -> new ProblemException(new PaymentNotFound(id)));
    }
}
