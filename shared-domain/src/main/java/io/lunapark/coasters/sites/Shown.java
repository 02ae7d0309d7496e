package io.lunapark.coasters.sites;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterNumber;
import io.lunapark.coasters.Wagon;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A coaster as it is shown on one computer of the park; a removed one is kept, since its removal may still lose. */
public record Shown(Coaster coaster, boolean removed) {

    /**
     * What is shown next.
     *
     * @param known empty for a coaster that is not known here
     * @param number the one it has here
     * @return empty while its edits have not come in full, and for one that was removed before it came
     */
    public static Decision<Optional<Shown>> next(
            History visible, Optional<Shown> known, CoasterNumber number, Instant now, Ids ids) {
        Optional<Edit> edit = visible.coaster();
        if (edit.isEmpty()) {
            return Decision.accepted(Optional.empty());
        }
        if (edit.get().removal()) {
            return known.filter(one -> !one.removed)
                    .map(one -> one.coaster.remove(now, ids).map(last -> Optional.of(new Shown(last, true))))
                    .orElseGet(() -> Decision.accepted(known));
        }
        CoasterValue value = Objects.requireNonNull(edit.get().coaster());
        List<Wagon> wagons = visible.wagons().stream().map(Shown::wagon).toList();
        return Coaster.agreed(
                        known.filter(one -> !one.removed).map(Shown::coaster),
                        known.map(one -> one.coaster.version()).orElse(0L),
                        edit.get().coasterId(),
                        number,
                        value.settings(),
                        value.trackLengthM(),
                        visible.nextWagonNumber().ordinal(),
                        wagons,
                        now,
                        ids)
                .map(coaster -> Optional.of(new Shown(coaster, false)));
    }

    private static Wagon wagon(Edit edit) {
        WagonValue value = Objects.requireNonNull(edit.wagon());
        return new Wagon(edit.part(), value.number(), value.seats(), value.speedMps(), 1);
    }
}
