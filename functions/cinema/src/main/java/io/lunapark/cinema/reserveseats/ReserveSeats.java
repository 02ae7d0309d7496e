package io.lunapark.cinema.reserveseats;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Session;
import io.lunapark.cinema.WaitingRoomPass;
import io.lunapark.cinema.api.Buyer;
import io.lunapark.cinema.api.ReservationBody;
import io.lunapark.cinema.api.ReservationRequest;
import io.lunapark.cinema.store.Bookings;
import io.lunapark.cinema.store.Seats;
import io.lunapark.cinema.store.Seats.Taken;
import io.lunapark.cinema.store.Sessions;
import io.lunapark.cinema.store.WaitingRooms;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashSet;
import java.util.UUID;

/**
 * Reserves seats of a session for a while, all or none, with the payment that they wait for. The price is that of
 * each seat now.
 */
@UseCase
@Controller("/api/sessions/{id}/reservations")
@Tag(name = "Reservations")
public class ReserveSeats {

    private final Sessions sessions;
    private final Seats seats;
    private final Bookings bookings;
    private final WaitingRooms waitingRooms;

    ReserveSeats(Sessions sessions, Seats seats, Bookings bookings, WaitingRooms waitingRooms) {
        this.sessions = sessions;
        this.seats = seats;
        this.bookings = bookings;
        this.waitingRooms = waitingRooms;
    }

    @Post
    @Parameter(
            name = WaitingRoomPass.HEADER,
            in = ParameterIn.HEADER,
            description = "Pass of the waiting room, where the session has one",
            schema = @Schema(type = "string"))
    @Status(HttpStatus.CREATED)
    HttpResponse<ReservationBody> reserve(Command command, UUID id, @Body ReservationRequest body) {
        UUID buyer = Buyer.id(command.caller());
        return command.run(tx -> {
            Session session = sessions.find(id);
            tx.accept(session.mayBeReserved(tx.now()));
            waitingRooms.requireTurn(session, buyer, command.request());
            UUID reservationId = tx.ids().next();
            Taken taken =
                    seats.take(session, new HashSet<>(body.seatIds()), reservationId, session.holdSeconds(), false);
            Booking booking = tx.accept(
                    Booking.reserve(reservationId, buyer, session, taken.seats(), taken.at(), taken.until(), tx.ids()));
            bookings.insert(booking);
            return created("/api/reservations/" + reservationId, ReservationBody.of(booking));
        });
    }
}
