package io.lunapark.cinema.refundsale;

import static io.micronaut.http.HttpResponse.ok;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.api.PaymentBody;
import io.lunapark.cinema.api.RefundRequest;
import io.lunapark.cinema.store.Bookings;
import io.lunapark.cinema.store.LockedBooking;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/**
 * Takes tickets back and gives the money back: those of some seats, or all that are left. Seats are free at once. A
 * ticket that was used is not taken back.
 */
@UseCase
@Controller("/api/sales/{id}/refund")
@Tag(name = "Payments")
public class RefundSale {

    private final Bookings bookings;

    RefundSale(Bookings bookings) {
        this.bookings = bookings;
    }

    @Post
    HttpResponse<PaymentBody> refund(Command command, UUID id, @Body RefundRequest body) {
        return command.run(tx -> {
            LockedBooking before = bookings.lock(bookings.reservationOfSale(id));
            Booking after = tx.accept(before.booking().refund(body.wanted(), before.seats(), tx.now()));
            bookings.replace(before, after);
            return ok(PaymentBody.of(after));
        });
    }
}
