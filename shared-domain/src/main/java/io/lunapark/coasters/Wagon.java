package io.lunapark.coasters;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A wagon of a coaster.
 *
 * @param number {@code W1}, {@code W2}, … within its coaster
 * @param seats 1 to 1,000
 * @param speedMps metres per second, above 0 to 100, up to three decimals
 * @param version counts its own changes from 1
 */
public record Wagon(UUID id, WagonNumber number, int seats, BigDecimal speedMps, long version) {

    public Wagon {
        Limits.within(1, seats, Limits.MAX_SEATS, "seats");
        speedMps = Limits.speed(speedMps);
        Limits.check(version >= 1, "version", version);
    }

    Wagon changed(int newSeats, BigDecimal newSpeedMps) {
        return new Wagon(id, number, newSeats, newSpeedMps, version + 1);
    }

    /** The same as the next version of what was known; that one where nothing is different. */
    Wagon after(Wagon known) {
        Wagon next = new Wagon(id, number, seats, speedMps, known.version);
        return next.equals(known) ? known : new Wagon(id, number, seats, speedMps, known.version + 1);
    }
}
