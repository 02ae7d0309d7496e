package io.lunapark.cinema.takepayment;

import static io.micronaut.http.HttpResponse.ok;

import io.lunapark.cinema.api.PaymentBody;
import io.lunapark.cinema.api.TakePaymentRequest;
import io.lunapark.cinema.payment.Settlement;
import io.lunapark.cinema.store.Bookings;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/**
 * Takes the money at the box office, in cash or by card: the reservation becomes a sale, with a ticket for each seat. After
 * the hold is over the same seats are sold if they are still free, else the payment says {@code REFUNDED} and the box office
 * gives the money back. Again: the same answer.
 */
@UseCase
@Controller("/api/payments/{id}/take")
@Tag(name = "Payments")
public class TakePayment {

    private final Bookings bookings;
    private final Settlement settlement;

    TakePayment(Bookings bookings, Settlement settlement) {
        this.bookings = bookings;
        this.settlement = settlement;
    }

    @Post
    HttpResponse<PaymentBody> take(Command command, UUID id, @Body TakePaymentRequest body) {
        return command.run(
                tx -> ok(PaymentBody.of(settlement.settle(tx, bookings.reservationOfPayment(id), body.means()))));
    }
}
