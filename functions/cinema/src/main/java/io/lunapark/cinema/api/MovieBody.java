package io.lunapark.cinema.api;

import io.lunapark.cinema.Movie;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A movie. */
@Serdeable
@Schema(name = "Movie")
public record MovieBody(UUID id, String title, String description, int durationMinutes) {

    public static MovieBody of(Movie movie) {
        return new MovieBody(movie.id(), movie.title(), movie.description(), movie.durationMinutes());
    }
}
