package io.lunapark.coasters.view;

import io.lunapark.coasters.CoasterProblem.CoasterNotFound;
import io.lunapark.coasters.CoasterProblem.WagonNotFound;
import io.lunapark.coasters.Wagon;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewTable;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The read views of the coasters: what is where in the table. */
@Singleton
@Requires(property = "lunapark.view-table")
public final class CoasterViews {

    public static final String COASTER = "coaster";
    public static final String ALERT = "alert";
    public static final ViewKey CHANGES = new ViewKey("park", "changes");

    /** Whoever asks for a coaster this young may be ahead of the view, which is seldom more than 0.1 s behind. */
    private static final Duration YOUNG = Duration.ofSeconds(5);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final ViewTable table;
    private final Clock clock;

    CoasterViews(ViewTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    public static ViewKey coasterKey(UUID id) {
        return new ViewKey(COASTER, id.toString());
    }

    public static ViewKey alertKey(UUID id) {
        return new ViewKey(ALERT, id.toString());
    }

    /** @throws ProblemException {@code coaster-not-found} */
    public CoasterView coaster(UUID id) {
        return fresh(id, () -> table.find(coasterKey(id), CoasterView.class))
                .orElseThrow(() -> new ProblemException(new CoasterNotFound(id)));
    }

    /** @throws ProblemException {@code coaster-not-found} or {@code wagon-not-found} */
    public Wagon wagon(UUID coasterId, UUID wagonId) {
        return fresh(wagonId, () -> coaster(coasterId).coaster().wagon(wagonId))
                .orElseThrow(() -> new ProblemException(new WagonNotFound(coasterId, wagonId)));
    }

    public Page<CoasterView> coasters(PageRequest request) {
        return table.page(COASTER, request, false, CoasterView.class, view -> true);
    }

    public List<CoasterView> allCoasters() {
        return table.all(COASTER, CoasterView.class);
    }

    /** Newest first; @param open only the open or only the resolved ones, all where empty */
    public Page<AlertView> alerts(PageRequest request, Optional<Boolean> open) {
        return table.page(
                ALERT,
                request,
                true,
                AlertView.class,
                view -> open.isEmpty() || open.get() == view.alert().isOpen());
    }

    /** Rises with every change of any of these views: one cheap read tells whether there is anything new. */
    public long changes() {
        return table.count(CHANGES);
    }

    /** Looks again for a moment where the id is so young that the view may not have it yet. */
    private <T> Optional<T> fresh(UUID id, Supplier<Optional<T>> look) {
        Optional<T> found = look.get();
        Instant end = clock.instant().plus(LONGEST_WAIT);
        while (found.isEmpty()
                && isYoung(id)
                && !table.isRemoved(coasterKey(id))
                && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            found = look.get();
        }
        return found;
    }

    /** A UUIDv7 begins with the 48-bit time of its making, in milliseconds. */
    private boolean isYoung(UUID id) {
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return id.version() == 7
                && Duration.between(made, clock.instant()).abs().compareTo(YOUNG) < 0;
    }
}
