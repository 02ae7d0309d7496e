package io.lunapark.coasters.sites;

import io.lunapark.coasters.Limits;
import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.WagonNumber;
import java.math.BigDecimal;

/**
 * What an edit says of a wagon.
 *
 * @param number as its site knows it; the centre may give another to a new wagon
 */
public record WagonValue(WagonNumber number, int seats, BigDecimal speedMps) {

    public WagonValue {
        if (seats < 1 || seats > Limits.MAX_SEATS || !Limits.isSpeed(speedMps)) {
            throw new IllegalArgumentException("no wagon has " + seats + " seats at " + speedMps + " m/s");
        }
    }

    public static WagonValue of(Wagon wagon) {
        return new WagonValue(wagon.number(), wagon.seats(), wagon.speedMps());
    }

    WagonValue numbered(WagonNumber other) {
        return new WagonValue(other, seats, speedMps);
    }
}
