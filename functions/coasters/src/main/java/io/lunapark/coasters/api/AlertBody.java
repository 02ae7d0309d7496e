package io.lunapark.coasters.api;

import io.lunapark.coasters.Alert;
import io.lunapark.coasters.view.AlertView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * An alert as callers see it.
 *
 * @param problem what is or was wrong, with its newest numbers
 * @param resolvedAt null while it is open
 */
@Serdeable
@Schema(name = "Alert")
public record AlertBody(
        UUID id,
        UUID coasterId,
        @Schema(example = "A1") String coasterNumber,
        Map<String, Object> problem,
        Instant openedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt) {

    public static AlertBody of(AlertView view, Locale language) {
        Alert alert = view.alert();
        return new AlertBody(
                alert.id(),
                view.coasterId(),
                view.coasterNumber(),
                ProblemBody.of(alert.problem(), language),
                alert.openedAt(),
                alert.acknowledgedAt(),
                alert.resolvedAt());
    }
}
