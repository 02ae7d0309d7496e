package io.lunapark.coasters.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.lunapark.coasters.Limits;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;

/**
 * A wagon, in English or in the Polish names of the original task.
 *
 * @param speedMps metres per second on the track, to three decimals
 */
@Serdeable
@Schema(name = "Wagon")
public record WagonRequest(
        @JsonAlias("ilosc_miejsc") @Min(1) @Max(Limits.MAX_SEATS) @Schema(example = "32")
        int seats,

        @JsonAlias("predkosc_wagonu")
        @DecimalMin(Limits.LEAST_MEASURE)
        @DecimalMax(Limits.MAX_SPEED_MPS)
        @Digits(integer = 3, fraction = Limits.MAX_DECIMALS)
        @Schema(example = "1.2", multipleOf = 0.001)
        BigDecimal speedMps) {}
