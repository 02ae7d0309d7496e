package io.lunapark.client;

import java.time.Instant;

/** From the answer to a withdrawal to the next grant, during which a door has to stay shut. */
public record Shut(String kind, Instant from, Instant until) {

    /** Times are to the millisecond: what has the one of the answer may have been before it. */
    public boolean holds(Instant opened) {
        return opened.isAfter(from.plusMillis(1)) && opened.isBefore(until);
    }
}
