package io.lunapark.cinema.listpayments;

import io.lunapark.cinema.Payment;
import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.api.PaymentBody;
import io.lunapark.cinema.store.OwnBookings;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;

/** Lists the payments of the caller, newest first. With status= only those. */
@UseCase
@Controller("/api/payments")
@Tag(name = "Payments")
public class ListPayments {

    private final Database database;
    private final OwnBookings bookings;

    ListPayments(Database database, OwnBookings bookings) {
        this.database = database;
        this.bookings = bookings;
    }

    @Get
    Page<PaymentBody> list(RequestContext request, PageRequest page, @Nullable @QueryValue Payment.Status status) {
        UUID owner = Buyer.id(request.caller());
        return database.withConnection(() -> bookings.payments(owner, Optional.ofNullable(status), page))
                .map(PaymentBody::of);
    }
}
