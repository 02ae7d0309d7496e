package io.lunapark.coasters.api;

import io.lunapark.coasters.Alert;
import io.lunapark.coasters.ProblemWords;
import io.lunapark.coasters.view.AlertView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * An alert as callers see it.
 *
 * @param text what is or was wrong, in words
 * @param wagons with the three after it the newest numbers; null where a problem of this kind has none
 * @param resolvedAt null while it is open
 */
@Serdeable
@Schema(name = "Alert")
public record AlertBody(
        UUID id,
        UUID coasterId,
        @Schema(example = "A1") String coasterNumber,
        @Schema(example = "missing-wagons") String code,
        @Schema(example = "critical") String severity,
        @Schema(example = "Missing 117 wagons, 221 staff") String text,
        @Nullable @Schema(example = "117") Long wagons,
        @Nullable @Schema(example = "221") Long staff,
        @Nullable Long capacity,
        @Nullable Long staffedCapacity,
        Instant openedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt) {

    public static AlertBody of(AlertView view, Locale language) {
        Alert alert = view.alert();
        return new AlertBody(
                alert.id(),
                view.coasterId(),
                view.coasterNumber(),
                alert.code().toString(),
                alert.severity().toString(),
                ProblemWords.in(language).text(alert.problem()),
                alert.wagons(),
                alert.staff(),
                alert.capacity(),
                alert.staffedCapacity(),
                alert.openedAt(),
                alert.acknowledgedAt(),
                alert.resolvedAt());
    }
}
