package io.lunapark.cinema.addmovie;

import static io.lunapark.platform.command.Answers.created;

import io.lunapark.cinema.Movie;
import io.lunapark.cinema.api.MovieBody;
import io.lunapark.cinema.api.MovieRequest;
import io.lunapark.cinema.store.Movies;
import io.lunapark.platform.command.Command;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Adds a movie. */
@UseCase
@Controller("/api/movies")
@Tag(name = "Movies")
public class AddMovie {

    private final Movies movies;

    AddMovie(Movies movies) {
        this.movies = movies;
    }

    @Post
    @Status(HttpStatus.CREATED)
    HttpResponse<MovieBody> add(Command command, @Body MovieRequest body) {
        return command.run(tx -> {
            Movie movie = new Movie(tx.ids().next(), body.title(), body.description(), body.durationMinutes());
            movies.insert(movie);
            return created("/api/movies/" + movie.id(), MovieBody.of(movie));
        });
    }
}
