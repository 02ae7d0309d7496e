package io.lunapark.coasters.view;

import io.lunapark.coasters.Alert;
import io.lunapark.coasters.Coaster;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

/** An alert as the view holds it, with what one needs to know of its coaster. */
@Serdeable
public record AlertView(UUID coasterId, String coasterNumber, Alert alert) {

    /** @throws java.util.NoSuchElementException when the coaster has no such alert */
    public static AlertView of(Coaster coaster, UUID alertId) {
        Alert alert = coaster.alerts().stream()
                .filter(one -> one.id().equals(alertId))
                .findFirst()
                .orElseThrow();
        return new AlertView(coaster.id(), coaster.number().toString(), alert);
    }
}
