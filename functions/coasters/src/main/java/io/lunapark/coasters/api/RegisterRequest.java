package io.lunapark.coasters.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.lunapark.coasters.CoasterSettings;
import io.lunapark.coasters.Limits;
import io.lunapark.coasters.OperatingHours;
import io.lunapark.kernel.Names;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * A new coaster, in English or in the Polish names of the original task.
 *
 * @param staff people at work there
 * @param dailyClients guests expected in a day
 * @param trackLengthM metres, to the millimetre
 * @param opensAt {@code 8:00} or {@code 08:00}, in the venue's time zone
 * @param closesAt at or before {@code opensAt} means overnight
 * @param minHeadwaySeconds between two departures; 0 lets all wagons start together
 */
@Serdeable
@Schema(name = "RegisterCoaster")
public record RegisterRequest(
        @Nullable
        @Size(max = Limits.MAX_NAME_LENGTH)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(type = "string", example = "Dragon")
        String name,

        @JsonAlias("liczba_personelu") @Min(0) @Max(Limits.MAX_STAFF) @Schema(example = "16")
        int staff,

        @JsonAlias("liczba_klientow") @Min(0) @Max(Limits.MAX_DAILY_CLIENTS) @Schema(example = "60000")
        int dailyClients,

        @JsonAlias("dl_trasy")
        @DecimalMin(Limits.LEAST_MEASURE)
        @DecimalMax(Limits.MAX_TRACK_LENGTH_M)
        @Digits(integer = 6, fraction = Limits.MAX_DECIMALS)
        @Schema(example = "1800", multipleOf = 0.001)
        BigDecimal trackLengthM,

        @JsonAlias("godziny_od")
        @Pattern(regexp = OperatingHours.TIME_PATTERN, message = "invalid-format.time")
        @Schema(example = "8:00")
        String opensAt,

        @JsonAlias("godziny_do")
        @Pattern(regexp = OperatingHours.TIME_PATTERN, message = "invalid-format.time")
        @Schema(example = "16:00")
        String closesAt,

        @Nullable @Min(0) @Max(Limits.MAX_HEADWAY_SECONDS) @Schema(type = "integer", example = "0")
        Integer minHeadwaySeconds) {

    public CoasterSettings settings() {
        return new CoasterSettings(
                name,
                staff,
                dailyClients,
                OperatingHours.time(opensAt).orElseThrow(),
                OperatingHours.time(closesAt).orElseThrow(),
                minHeadwaySeconds == null ? 0 : minHeadwaySeconds);
    }
}
