package io.lunapark.doors;

import java.util.Locale;

/** Why a door stays shut. Where several reasons hold, the first in this order is the one that is said. */
public enum Denial {
    /** There is no view to decide on, as before the first building. */
    VIEW_NOT_READY,
    UNKNOWN_DOOR,
    USER_INACTIVE,
    LOCKDOWN,
    NOT_A_MEMBER,
    PASS_NOT_YET_VALID,
    PASS_EXPIRED,
    PASS_USED_UP,
    OUTSIDE_SCHEDULE,
    LEVEL_TOO_LOW;

    /** The one of this code. */
    public static Denial of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Stable and kebab-case, e.g. {@code level-too-low}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
