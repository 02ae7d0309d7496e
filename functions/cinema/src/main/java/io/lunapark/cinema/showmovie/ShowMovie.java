package io.lunapark.cinema.showmovie;

import io.lunapark.cinema.api.MovieBody;
import io.lunapark.cinema.store.Movies;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows a movie. */
@UseCase
@Controller("/api/movies")
@Tag(name = "Movies")
public class ShowMovie {

    private final Database database;
    private final Movies movies;

    ShowMovie(Database database, Movies movies) {
        this.database = database;
        this.movies = movies;
    }

    @Get("/{id}")
    MovieBody show(UUID id) {
        return MovieBody.of(database.withConnection(() -> movies.find(id)));
    }
}
