package io.lunapark.coasters;

import io.lunapark.kernel.Names;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What the operator may change about a coaster from one day to the next; everything but the track.
 *
 * @param name free text, for people; blank means none
 * @param staff people there today, 0 to 10,000
 * @param dailyClients guests expected today, 0 to 1,000,000
 * @param minHeadwaySeconds between two departures in the timetable, 0 to 3,600
 */
public record CoasterSettings(
        @Nullable String name,
        int staff,
        int dailyClients,
        LocalTime opensAt,
        LocalTime closesAt,
        int minHeadwaySeconds) {

    public CoasterSettings {
        name = name == null || name.isBlank() ? null : name.strip();
        if (name != null) {
            Limits.within(1, Names.length(name), Limits.MAX_NAME_LENGTH, "length of name");
            Limits.check(Names.isOneLine(name), "name", "unprintable");
        }
        Limits.within(0, staff, Limits.MAX_STAFF, "staff");
        Limits.within(0, dailyClients, Limits.MAX_DAILY_CLIENTS, "daily clients");
        Limits.within(0, minHeadwaySeconds, Limits.MAX_HEADWAY_SECONDS, "headway");
        new OperatingHours(opensAt, closesAt);
    }

    public OperatingHours hours() {
        return new OperatingHours(opensAt, closesAt);
    }
}
