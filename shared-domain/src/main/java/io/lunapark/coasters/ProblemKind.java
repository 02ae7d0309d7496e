package io.lunapark.coasters;

import java.util.Locale;

/** What can be wrong with a coaster's day. */
public enum ProblemKind {
    /** Too few wagons for the clients, with the staff that they and the present ones would need. */
    MISSING_WAGONS(Severity.CRITICAL),
    /** The wagons would do, but those with staff do not. */
    UNSTAFFED_CAPACITY(Severity.CRITICAL),
    /** Too few people for the present wagons. */
    MISSING_STAFF(Severity.WARNING),
    /** More people than the present wagons need. */
    SURPLUS_STAFF(Severity.INFO),
    /** More than twice the capacity that is needed. */
    SURPLUS_CAPACITY(Severity.INFO);

    private final Severity severity;

    ProblemKind(Severity severity) {
        this.severity = severity;
    }

    /** @throws IllegalArgumentException for another code */
    public static ProblemKind of(String code) {
        return valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** Its code: stable and kebab-case, e.g. {@code missing-wagons}. */
    @Override
    public String toString() {
        return name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    public Severity severity() {
        return severity;
    }
}
