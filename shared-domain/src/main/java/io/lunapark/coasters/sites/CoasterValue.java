package io.lunapark.coasters.sites;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterNumber;
import io.lunapark.coasters.CoasterSettings;
import io.lunapark.coasters.Limits;
import java.math.BigDecimal;

/**
 * What an edit says of a coaster itself.
 *
 * @param number as its site knows it; the centre gives a new coaster its next one
 * @param owner the site where it was registered
 */
public record CoasterValue(CoasterNumber number, SiteName owner, BigDecimal trackLengthM, CoasterSettings settings) {

    public CoasterValue {
        if (!Limits.isTrackLength(trackLengthM)) {
            throw new IllegalArgumentException("not the length of a track: " + trackLengthM);
        }
    }

    public static CoasterValue of(Coaster coaster, SiteName owner) {
        return new CoasterValue(coaster.number(), owner, coaster.trackLengthM(), coaster.settings());
    }

    CoasterValue registered(CoasterNumber given, SiteName at) {
        return new CoasterValue(given, at, trackLengthM, settings);
    }

    /** These settings of the coaster that was built: its number, its owner and its track stay. */
    CoasterValue of(CoasterValue built) {
        return new CoasterValue(built.number, built.owner, built.trackLengthM, settings);
    }
}
