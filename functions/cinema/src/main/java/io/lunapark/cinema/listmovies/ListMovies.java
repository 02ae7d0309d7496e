package io.lunapark.cinema.listmovies;

import io.lunapark.cinema.api.MovieBody;
import io.lunapark.cinema.store.Movies;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Lists the movies in the order in which they came. */
@UseCase
@Controller("/api/movies")
@Tag(name = "Movies")
public class ListMovies {

    private final Database database;
    private final Movies movies;

    ListMovies(Database database, Movies movies) {
        this.database = database;
        this.movies = movies;
    }

    @Get
    Page<MovieBody> list(PageRequest page) {
        return database.withConnection(() -> movies.list(page)).map(MovieBody::of);
    }
}
