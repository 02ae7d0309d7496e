package io.lunapark.cinema.store;

import io.lunapark.cinema.CinemaProblem.MovieNotFound;
import io.lunapark.cinema.Movie;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The movies in Postgres. */
@Singleton
public final class Movies {

    private final MovieRows rows;

    Movies(MovieRows rows) {
        this.rows = rows;
    }

    public void insert(Movie movie) {
        rows.save(MovieRow.of(movie));
    }

    /** @throws ProblemException {@code movie-not-found} */
    public Movie find(UUID id) {
        return rows.findById(id).map(MovieRow::movie).orElseThrow(() -> new ProblemException(new MovieNotFound(id)));
    }

    /** In the order in which they came. */
    public Page<Movie> list(PageRequest page) {
        return Pages.of(page, rows.list(Pages.after(page), page.limit() + 1), MovieRow::id)
                .map(MovieRow::movie);
    }
}
