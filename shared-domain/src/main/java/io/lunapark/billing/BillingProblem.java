package io.lunapark.billing;

import io.lunapark.kernel.Problem;
import java.util.UUID;

/** Every reason for which a request about money is refused. */
public sealed interface BillingProblem extends Problem {

    record AccountNotFound(UUID userId) implements BillingProblem, NotFound {}

    record CorrectionNotFound(UUID correctionId) implements BillingProblem, NotFound {}

    /** A correction is decided once. */
    record CorrectionDecided(UUID correctionId, Correction.State state) implements BillingProblem, Conflict {}

    /** Whoever proposes a correction, or gets its money, does not approve it. */
    record OwnCorrection(UUID correctionId) implements BillingProblem, Forbidden {}

    /** A day that has not begun cannot be closed. */
    record DayNotOver(String day) implements BillingProblem, Conflict {}

    /** A later day is closed, and with it this one. */
    record LaterDayClosed(String day) implements BillingProblem, Conflict {}

    record DayNotClosed(String day) implements BillingProblem, NotFound {}
}
