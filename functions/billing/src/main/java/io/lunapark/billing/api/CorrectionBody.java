package io.lunapark.billing.api;

import io.lunapark.billing.Correction;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A correction.
 *
 * @param decidedBy null while it is proposed
 */
@Serdeable
@Schema(name = "Correction")
public record CorrectionBody(
        UUID id,
        UUID userId,
        @Schema(example = "1250") long amountInCents,
        @Schema(example = "PLN") String currency,
        @Schema(example = "Charged twice by mistake") String reason,

        @Schema(
                allowableValues = {"proposed", "approved", "rejected"},
                example = "proposed")
        String status,

        UUID proposedBy,
        Instant proposedAt,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {

    public static CorrectionBody of(Correction correction, String currency) {
        return new CorrectionBody(
                correction.id(),
                correction.personId(),
                correction.amountInCents(),
                currency,
                correction.reason(),
                correction.state().name().toLowerCase(Locale.ROOT),
                correction.proposedBy(),
                correction.proposedAt(),
                correction.decidedBy(),
                correction.decidedAt());
    }
}
