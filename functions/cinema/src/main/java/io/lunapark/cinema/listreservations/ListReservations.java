package io.lunapark.cinema.listreservations;

import io.lunapark.cinema.Reservation;
import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.api.ReservationBody;
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

/** Lists the reservations of the caller, newest first. With status= only those. */
@UseCase
@Controller("/api/reservations")
@Tag(name = "Reservations")
public class ListReservations {

    private final Database database;
    private final OwnBookings bookings;

    ListReservations(Database database, OwnBookings bookings) {
        this.database = database;
        this.bookings = bookings;
    }

    @Get
    Page<ReservationBody> list(
            RequestContext request, PageRequest page, @Nullable @QueryValue Reservation.Status status) {
        UUID owner = Buyer.id(request.caller());
        return database.withConnection(() -> bookings.reservations(owner, Optional.ofNullable(status), page))
                .map(ReservationBody::of);
    }
}
