package io.lunapark.coasters;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A day that might be: what is null stays as it is. Nothing is decided or stored.
 *
 * @param wagons all wagons of that day, instead of the present ones
 */
public record WhatIf(
        @Nullable Integer staff,
        @Nullable Integer dailyClients,
        @Nullable LocalTime opensAt,
        @Nullable LocalTime closesAt,
        @Nullable List<Imagined> wagons) {

    /** The id of every imagined wagon: the nil UUID, which no real one has. */
    public static final UUID NO_ID = new UUID(0, 0);

    /** A wagon that need not exist; bounds as for a {@link Wagon}. */
    public record Imagined(int seats, BigDecimal speedMps) {
        private Wagon numbered(int ordinal) {
            return new Wagon(NO_ID, new WagonNumber(ordinal), seats, speedMps, 1);
        }
    }

    public WhatIf {
        if (wagons != null) {
            Limits.within(0, wagons.size(), Limits.MAX_WAGONS, "number of wagons");
            wagons = List.copyOf(wagons);
        }
    }

    /** The plan of that coaster on such a day. Imagined wagons are called W1, W2, … in the order given. */
    public Plan plan(Coaster coaster) {
        CoasterSettings settings = new CoasterSettings(
                coaster.name(),
                Objects.requireNonNullElse(staff, coaster.staff()),
                Objects.requireNonNullElse(dailyClients, coaster.dailyClients()),
                Objects.requireNonNullElse(opensAt, coaster.opensAt()),
                Objects.requireNonNullElse(closesAt, coaster.closesAt()),
                coaster.minHeadwaySeconds());
        return Plan.of(settings, coaster.trackLengthM(), wagons == null ? coaster.wagons() : numbered(wagons));
    }

    private static List<Wagon> numbered(List<Imagined> wagons) {
        return IntStream.range(0, wagons.size())
                .mapToObj(index -> wagons.get(index).numbered(index + 1))
                .toList();
    }
}
