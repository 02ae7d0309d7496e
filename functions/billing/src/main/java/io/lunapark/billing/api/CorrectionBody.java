package io.lunapark.billing.api;

import io.lunapark.billing.Correction;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A correction.
 *
 * @param decidedBy null while it is proposed, as its name and the time
 */
@Serdeable
@Schema(name = "Correction")
public record CorrectionBody(
        UUID id,
        UUID userId,
        String name,
        @Schema(example = "1250") long amountInCents,
        @Schema(example = "PLN") String currency,
        @Schema(example = "Charged twice by mistake") String reason,

        @Schema(
                allowableValues = {"proposed", "approved", "rejected"},
                example = "proposed")
        String status,

        UUID proposedBy,
        String proposedByName,
        Instant proposedAt,
        @Nullable UUID decidedBy,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt) {

    public static CorrectionBody of(Correction correction, Map<UUID, String> names, String currency) {
        @Nullable UUID decidedBy = correction.decidedBy();
        return new CorrectionBody(
                correction.id(),
                correction.personId(),
                names.getOrDefault(correction.personId(), ""),
                correction.amountInCents(),
                currency,
                correction.reason(),
                correction.state().name().toLowerCase(Locale.ROOT),
                correction.proposedBy(),
                names.getOrDefault(correction.proposedBy(), ""),
                correction.proposedAt(),
                decidedBy,
                decidedBy == null ? null : names.getOrDefault(decidedBy, ""),
                correction.decidedAt());
    }
}
