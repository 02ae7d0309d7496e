package io.lunapark.coasters.store;

import io.lunapark.coasters.Alert;
import io.lunapark.coasters.ProblemKind;
import io.lunapark.coasters.Severity;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert of a coaster. */
@MappedEntity("alert")
record AlertRow(
        @Id UUID id,
        UUID coasterId,
        String code,
        String severity,
        @Nullable Long wagons,
        @Nullable Long staff,
        @Nullable Long capacity,
        @Nullable Long staffedCapacity,
        Instant openedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt) {

    static AlertRow of(UUID coasterId, Alert alert) {
        return new AlertRow(
                alert.id(),
                coasterId,
                alert.code().toString(),
                alert.severity().toString(),
                alert.wagons(),
                alert.staff(),
                alert.capacity(),
                alert.staffedCapacity(),
                alert.openedAt(),
                alert.acknowledgedAt(),
                alert.resolvedAt());
    }

    Alert alert() {
        return new Alert(
                id,
                ProblemKind.of(code),
                Severity.of(severity),
                wagons,
                staff,
                capacity,
                staffedCapacity,
                openedAt,
                acknowledgedAt,
                resolvedAt);
    }
}
