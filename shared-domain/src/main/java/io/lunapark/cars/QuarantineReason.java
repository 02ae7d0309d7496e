package io.lunapark.cars;

import java.util.Locale;

/** Why a record waits for somebody to repair it. */
public enum QuarantineReason {
    UNKNOWN_MAKE,
    UNKNOWN_MODEL,
    /** It is not a record of a car at all. */
    UNREADABLE,
    /** It could not be moved to the queue in {@link CarLimits#MOST_ATTEMPTS} attempts. */
    TOO_MANY_ATTEMPTS;

    /** Stable, as callers and the table have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
