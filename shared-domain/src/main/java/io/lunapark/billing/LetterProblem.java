package io.lunapark.billing;

import java.util.Locale;

/** Why a letter was not sent. What the mail says of it is not kept: it may have the address of the person in it. */
public enum LetterProblem {
    /** Identity has not said it yet. */
    NO_ADDRESS,
    /** The mail cannot take it now. */
    UNREACHABLE,
    /** The mail never takes it. */
    REJECTED;

    /** Stable, as callers and the table have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
