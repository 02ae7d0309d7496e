package io.lunapark.coasters;

import java.math.BigDecimal;

/** How often a wagon goes round in a day. Counted in millimetres, where everything is a whole number. */
final class Rides {

    /** Seconds between the return of a wagon and its next departure; none is needed after the last ride. */
    static final long BREAK_SECONDS = 300;

    private Rides() {}

    /** With W seconds, L metres, v metres per second and B of break: none if W·v < L, else ⌊(W+B)·v ÷ (L+B·v)⌋. */
    static long inDay(OperatingHours hours, BigDecimal trackLengthM, BigDecimal speedMps) {
        long window = hours.seconds();
        long length = Limits.thousandths(trackLengthM);
        long speed = Limits.thousandths(speedMps);
        return window * speed < length ? 0 : (window + BREAK_SECONDS) * speed / (length + BREAK_SECONDS * speed);
    }
}
