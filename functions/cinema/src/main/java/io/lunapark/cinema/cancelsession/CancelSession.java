package io.lunapark.cinema.cancelsession;

import static io.lunapark.platform.command.Answers.changed;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.Session;
import io.lunapark.cinema.api.SessionBody;
import io.lunapark.cinema.store.Bookings;
import io.lunapark.cinema.store.LockedBooking;
import io.lunapark.cinema.store.Seats;
import io.lunapark.cinema.store.Sessions;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;

/**
 * Cancels a session: every sale is refunded, every reservation ends, and no seat can be reserved any more. Again: the
 * same answer.
 */
@UseCase
@Controller("/api/sessions/{id}/cancel")
@Tag(name = "Sessions")
public class CancelSession {

    private final Sessions sessions;
    private final Seats seats;
    private final Bookings bookings;

    CancelSession(Sessions sessions, Seats seats, Bookings bookings) {
        this.sessions = sessions;
        this.seats = seats;
        this.bookings = bookings;
    }

    @Post
    HttpResponse<SessionBody> cancel(Command command, UUID id) {
        return command.run(tx -> {
            Session before = sessions.lock(id);
            Session after = tx.accept(before.cancel());
            if (after.version() != before.version()) {
                tx.accept(sessions.replace(after));
                seats.lockAll(id);
                List<LockedBooking> locked = bookings.lockAll(bookings.activeOf(id));
                List<Booking> over = locked.stream()
                        .map(one -> tx.accept(one.booking().sessionCancelled(one.seats(), tx.now())))
                        .toList();
                bookings.replaceAll(locked, over);
                seats.block(id);
            }
            return changed(after.version(), SessionBody.of(after));
        });
    }
}
