package io.lunapark.cinema.showreservation;

import io.lunapark.cinema.CinemaProblem.ReservationNotFound;
import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.api.ReservationBody;
import io.lunapark.cinema.store.OwnBookings;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.http.RequestContext;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows a reservation of the caller. */
@UseCase
@Controller("/api/reservations")
@Tag(name = "Reservations")
public class ShowReservation {

    private final Database database;
    private final OwnBookings bookings;

    ShowReservation(Database database, OwnBookings bookings) {
        this.database = database;
        this.bookings = bookings;
    }

    @Get("/{id}")
    ReservationBody show(RequestContext request, UUID id) {
        return database.withConnection(() -> bookings.find(id))
                .filter(booking ->
                        Buyer.owns(request.caller(), booking.reservation().userId()))
                .map(ReservationBody::of)
                .orElseThrow(() -> new ProblemException(new ReservationNotFound(id)));
    }
}
