package io.lunapark.coasters;

import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Decision.Accepted;
import io.lunapark.kernel.Decision.Refused;
import io.lunapark.kernel.Ids;
import io.lunapark.kernel.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Coasters for tests, and the ids and the time that they are made with. */
final class Coasters {

    static final Instant NOW = Instant.parse("2026-11-21T14:27:05.123Z");
    static final BigDecimal TRACK = new BigDecimal("1800");
    static final BigDecimal SPEED = new BigDecimal("1.2");

    private Coasters() {}

    /** Ids 1, 2, 3, … */
    static Ids ids() {
        long[] last = {0};
        return () -> new UUID(0x7000L, ++last[0]);
    }

    static CoasterSettings settings(int staff, int dailyClients, String opensAt, String closesAt) {
        return new CoasterSettings(null, staff, dailyClients, time(opensAt), time(closesAt), 0);
    }

    static LocalTime time(String text) {
        return OperatingHours.time(text).orElseThrow();
    }

    static Wagon wagon(int ordinal, int seats, String speedMps) {
        return new Wagon(new UUID(0x8000L, ordinal), new WagonNumber(ordinal), seats, new BigDecimal(speedMps), 1);
    }

    /** That many wagons of the original task: 32 seats at 1.2 m/s. */
    static List<Wagon> wagons(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(ordinal -> wagon(ordinal, 32, "1.2"))
                .toList();
    }

    static Coaster coaster(CoasterSettings settings, List<Wagon> wagons) {
        return new Coaster(
                new UUID(0x9000L, 1),
                new CoasterNumber(1),
                settings.name(),
                settings.staff(),
                settings.dailyClients(),
                TRACK,
                settings.opensAt(),
                settings.closesAt(),
                settings.minHeadwaySeconds(),
                1,
                wagons.size() + 1,
                new ArrayList<>(wagons),
                List.of());
    }

    static <T> T accepted(Decision<T> decision) {
        if (decision instanceof Accepted<T> accepted) {
            return accepted.value();
        }
        throw new AssertionError("refused: " + decision);
    }

    static Problem refused(Decision<?> decision) {
        if (decision instanceof Refused<?> refused) {
            return refused.problem();
        }
        throw new AssertionError("accepted: " + decision);
    }

    /** The one event of a decision about a coaster. */
    static CoasterEvent event(Decision<Coaster> decision) {
        if (decision instanceof Accepted<Coaster> accepted && accepted.events().size() == 1) {
            return (CoasterEvent) accepted.events().getFirst();
        }
        throw new AssertionError("not one event: " + decision);
    }
}
