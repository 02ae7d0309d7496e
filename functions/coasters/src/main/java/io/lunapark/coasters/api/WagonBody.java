package io.lunapark.coasters.api;

import io.lunapark.coasters.Wagon;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A wagon as callers see it.
 *
 * @param version counts its own changes; also its {@code ETag}
 */
@Serdeable
@Schema(name = "WagonOfCoaster")
public record WagonBody(
        UUID id,
        @Schema(example = "W1") String number,
        @Schema(example = "32") int seats,
        @Schema(example = "1.2") BigDecimal speedMps,
        @Schema(example = "1") long version) {

    public static WagonBody of(Wagon wagon) {
        return new WagonBody(wagon.id(), wagon.number().toString(), wagon.seats(), wagon.speedMps(), wagon.version());
    }
}
