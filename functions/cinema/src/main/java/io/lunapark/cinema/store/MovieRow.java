package io.lunapark.cinema.store;

import io.lunapark.cinema.Movie;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A movie. */
@MappedEntity("movie")
record MovieRow(@Id UUID id, String title, String description, int durationMinutes) {

    static MovieRow of(Movie movie) {
        return new MovieRow(movie.id(), movie.title(), movie.description(), movie.durationMinutes());
    }

    Movie movie() {
        return new Movie(id, title, description, durationMinutes);
    }
}
