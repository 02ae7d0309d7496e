package io.lunapark.billing;

import io.lunapark.billing.BillingProblem.CorrectionDecided;
import io.lunapark.billing.BillingProblem.OwnCorrection;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A correction of somebody's balance: proposed with a reason, booked once another person approves it.
 *
 * @param amountInCents what the person gains; negative where they pay
 * @param decidedBy null while it is proposed
 */
public record Correction(
        UUID id,
        UUID personId,
        long amountInCents,
        String reason,
        UUID proposedBy,
        Instant proposedAt,
        State state,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {

    public static final int MAX_REASON_LENGTH = 500;

    /** Of one correction: 10,000.00. */
    public static final long MOST_IN_CENTS = 1_000_000;

    public enum State {
        PROPOSED,
        APPROVED,
        REJECTED
    }

    public static Correction propose(UUID personId, long amountInCents, String reason, UUID by, Ids ids, Instant now) {
        return new Correction(ids.next(), personId, amountInCents, reason, by, now, State.PROPOSED, null, null);
    }

    /** Whose money it is, and who proposed and decided it. */
    public List<UUID> people() {
        return Stream.of(personId, proposedBy, decidedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Decided once, and by somebody who has neither proposed it nor gets its money. */
    public Decision<Correction> decide(State decision, UUID by, Instant now) {
        if (state != State.PROPOSED) {
            return Decision.refused(new CorrectionDecided(id, state));
        }
        if (by.equals(proposedBy) || by.equals(personId)) {
            return Decision.refused(new OwnCorrection(id));
        }
        return Decision.accepted(
                new Correction(id, personId, amountInCents, reason, proposedBy, proposedAt, decision, by, now));
    }
}
