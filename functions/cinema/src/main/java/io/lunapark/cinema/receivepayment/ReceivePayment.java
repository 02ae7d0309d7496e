package io.lunapark.cinema.receivepayment;

import static io.micronaut.http.HttpResponse.ok;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.WebhookSignature;
import io.lunapark.cinema.api.PaymentBody;
import io.lunapark.cinema.api.WebhookRequest;
import io.lunapark.cinema.payment.ProviderMessages;
import io.lunapark.cinema.payment.Settlement;
import io.lunapark.cinema.store.Bookings;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/**
 * Takes a message of the payment provider, who signs it: the money of a payment is captured. It has the same effect
 * as a confirmation, once for each message. What the box office was paid meanwhile goes back.
 */
@UseCase
@Controller("/api/payments/webhook")
@Tag(name = "Payments")
public class ReceivePayment {

    private final ProviderMessages messages;
    private final Bookings bookings;
    private final Settlement settlement;

    ReceivePayment(ProviderMessages messages, Bookings bookings, Settlement settlement) {
        this.messages = messages;
        this.bookings = bookings;
        this.settlement = settlement;
    }

    @Post
    @Parameter(
            name = WebhookSignature.HEADER,
            in = ParameterIn.HEADER,
            required = true,
            description = "t=<seconds>,v1=<HMAC-SHA256 of the seconds, a dot and the body, in hexadecimal digits>",
            schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "401", description = "Not signed by the payment provider")
    HttpResponse<PaymentBody> receive(Command command, @Body WebhookRequest body) {
        messages.requireGenuine(command.request());
        return command.run(tx -> {
            UUID reservationId = bookings.reservationOfPayment(body.paymentId());
            messages.keep(body.id(), body.paymentId());
            Booking booking = settlement.captured(tx, reservationId);
            tx.accept(booking.expectAmount(body.amountInCents(), body.currency()));
            return ok(PaymentBody.of(booking));
        });
    }
}
