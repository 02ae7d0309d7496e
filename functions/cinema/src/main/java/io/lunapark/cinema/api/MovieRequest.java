package io.lunapark.cinema.api;

import io.lunapark.cinema.CinemaLimits;
import io.lunapark.kernel.Names;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A new movie.
 *
 * @param durationMinutes its running time
 */
@Serdeable
@Schema(name = "AddMovie")
public record MovieRequest(
        @Size(min = 1, max = CinemaLimits.MAX_TITLE)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(example = "Movie X")
        String title,

        @Size(max = CinemaLimits.MAX_DESCRIPTION)
        @Pattern(regexp = "^[^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*$", message = "invalid-format.characters")
        @Schema(example = "Two hours in the dark")
        String description,

        @Min(1) @Max(CinemaLimits.MAX_DURATION_MINUTES) @Schema(example = "120")
        int durationMinutes) {}
