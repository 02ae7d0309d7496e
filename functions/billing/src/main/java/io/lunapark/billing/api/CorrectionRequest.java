package io.lunapark.billing.api;

import io.lunapark.billing.Correction;
import io.lunapark.kernel.Names;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A correction to be approved.
 *
 * @param amountInCents what the person gains; negative where they pay, and not zero
 */
@Serdeable
@Schema(name = "ProposeCorrection")
public record CorrectionRequest(
        UUID userId,

        @NotZero @Min(-Correction.MOST_IN_CENTS) @Max(Correction.MOST_IN_CENTS) @Schema(example = "1250")
        long amountInCents,

        @NotBlank
        @Size(max = Correction.MAX_REASON_LENGTH)
        @Pattern(regexp = Names.PATTERN, message = "invalid-format.name")
        @Schema(example = "Charged twice by mistake")
        String reason) {}
