package io.lunapark.cinema;

import java.util.UUID;

/**
 * A movie.
 *
 * @param durationMinutes its running time
 */
public record Movie(UUID id, String title, String description, int durationMinutes) {

    public Movie {
        CinemaLimits.name(title, CinemaLimits.MAX_TITLE, "title");
        CinemaLimits.check(description.codePointCount(0, description.length()) <= CinemaLimits.MAX_DESCRIPTION, "text");
        CinemaLimits.check(1 <= durationMinutes && durationMinutes <= CinemaLimits.MAX_DURATION_MINUTES, "duration");
    }
}
