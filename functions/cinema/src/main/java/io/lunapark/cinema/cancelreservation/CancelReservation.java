package io.lunapark.cinema.cancelreservation;

import static io.micronaut.http.HttpResponse.noContent;

import io.lunapark.cinema.CinemaProblem.ReservationNotFound;
import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.store.Bookings;
import io.lunapark.cinema.store.LockedBooking;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Cancels a reservation that is not paid: its seats are free at once. Again: the same answer. */
@UseCase
@Controller("/api/reservations")
@Tag(name = "Reservations")
public class CancelReservation {

    private final Bookings bookings;

    CancelReservation(Bookings bookings) {
        this.bookings = bookings;
    }

    @Delete("/{id}")
    HttpResponse<Void> cancel(Command command, UUID id) {
        return command.run(tx -> {
            LockedBooking before = bookings.lock(id);
            if (!Buyer.owns(command.caller(), before.booking().reservation().userId())) {
                throw new ProblemException(new ReservationNotFound(id));
            }
            bookings.replace(before, tx.accept(before.booking().cancel(before.seats())));
            return noContent();
        });
    }
}
