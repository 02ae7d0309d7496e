package io.lunapark.testing;

import java.time.Instant;

/** From the answer to a withdrawal to the next grant: the door must stay closed. */
public record ClosedPeriod(String kind, Instant from, Instant until) {

    /** Times have a precision of a millisecond, so an opening in the millisecond of the answer may have come before it. */
    public boolean contains(Instant opened) {
        return opened.isAfter(from.plusMillis(1)) && opened.isBefore(until);
    }
}
