package io.lunapark.coasters;

import java.util.Locale;

/** How much a problem hurts, worst first. */
public enum Severity {
    /** Guests will stay behind today. */
    CRITICAL,
    /** Guests are carried, but something that stands ready cannot run. */
    WARNING,
    /** More resources than needed: it costs money. */
    INFO;

    /** @throws IllegalArgumentException for another word */
    public static Severity of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
