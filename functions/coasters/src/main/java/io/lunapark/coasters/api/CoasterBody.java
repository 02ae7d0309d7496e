package io.lunapark.coasters.api;

import io.lunapark.coasters.Coaster;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/**
 * A coaster as callers see it.
 *
 * @param number its name on boards, never given twice
 * @param version counts its changes; also its {@code ETag}
 */
@Serdeable
@Schema(name = "Coaster")
public record CoasterBody(
        UUID id,
        @Schema(example = "A1") String number,
        @Nullable @Schema(example = "Dragon") String name,
        @Schema(example = "16") int staff,
        @Schema(example = "60000") int dailyClients,
        @Schema(example = "1800") BigDecimal trackLengthM,
        @Schema(type = "string", example = "08:00") LocalTime opensAt,
        @Schema(type = "string", example = "16:00") LocalTime closesAt,
        @Schema(example = "0") int minHeadwaySeconds,
        @Schema(example = "1") long version,
        List<WagonBody> wagons) {

    public static CoasterBody of(Coaster coaster) {
        return new CoasterBody(
                coaster.id(),
                coaster.number().toString(),
                coaster.name(),
                coaster.staff(),
                coaster.dailyClients(),
                coaster.trackLengthM(),
                coaster.opensAt(),
                coaster.closesAt(),
                coaster.minHeadwaySeconds(),
                coaster.version(),
                coaster.wagons().stream().map(WagonBody::of).toList());
    }
}
