package io.lunapark.cinema.schedulesession;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.cinema.Movie;
import io.lunapark.cinema.Room;
import io.lunapark.cinema.Seat;
import io.lunapark.cinema.Session;
import io.lunapark.cinema.api.SessionBody;
import io.lunapark.cinema.api.SessionRequest;
import io.lunapark.cinema.store.Movies;
import io.lunapark.cinema.store.Rooms;
import io.lunapark.cinema.store.Sessions;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/**
 * Schedules a session, with the seats that the room has now. The room has to be free for the running time and 15
 * minutes of cleaning.
 */
@UseCase
@Controller("/api/sessions")
@Tag(name = "Sessions")
public class ScheduleSession {

    private final Movies movies;
    private final Rooms rooms;
    private final Sessions sessions;
    private final int holdSeconds;

    ScheduleSession(
            Movies movies, Rooms rooms, Sessions sessions, @Property(name = "lunapark.hold-seconds") int holdSeconds) {
        this.movies = movies;
        this.rooms = rooms;
        this.sessions = sessions;
        this.holdSeconds = holdSeconds;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<SessionBody> schedule(Command command, @Body SessionRequest body) {
        return command.run(tx -> {
            Movie movie = movies.find(body.movieId());
            Room room = rooms.find(body.roomId());
            List<Seat> seats = rooms.allSeats(room.id()).stream()
                    .map(seat -> seat.copy(tx.ids().next()))
                    .toList();
            Session session =
                    tx.accept(Session.schedule(tx.ids().next(), movie, room, body.terms(holdSeconds), seats, tx.now()));
            tx.accept(sessions.insert(session, seats));
            return created("/api/sessions/" + session.id(), session.version(), SessionBody.of(session));
        });
    }
}
