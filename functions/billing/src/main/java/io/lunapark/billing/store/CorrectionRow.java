package io.lunapark.billing.store;

import io.lunapark.billing.Correction;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction.
 *
 * @param entryId of what was booked for it, null where nothing was
 */
@MappedEntity("correction")
record CorrectionRow(
        @Id UUID id,
        UUID personId,
        long amountInCents,
        String reason,
        UUID proposedBy,
        Instant proposedAt,
        String state,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable UUID entryId) {

    static CorrectionRow of(Correction correction, @Nullable UUID entryId) {
        return new CorrectionRow(
                correction.id(),
                correction.personId(),
                correction.amountInCents(),
                correction.reason(),
                correction.proposedBy(),
                correction.proposedAt(),
                correction.state().name(),
                correction.decidedBy(),
                correction.decidedAt(),
                entryId);
    }

    Correction correction() {
        return new Correction(
                id,
                personId,
                amountInCents,
                reason,
                proposedBy,
                proposedAt,
                Correction.State.valueOf(state),
                decidedBy,
                decidedAt);
    }
}
