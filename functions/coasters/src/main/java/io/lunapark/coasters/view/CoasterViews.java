package io.lunapark.coasters.view;

import io.lunapark.coasters.CoasterProblem.CoasterNotFound;
import io.lunapark.coasters.CoasterProblem.WagonNotFound;
import io.lunapark.coasters.Wagon;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.view.ReadYourWrites;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewTable;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The read views of the coasters: what is where in the table. */
@Singleton
@Requires(property = "lunapark.view-table")
public final class CoasterViews {

    public static final String COASTER = "coaster";
    public static final String ALERT = "alert";
    public static final ViewKey CHANGES = new ViewKey("park", "changes");

    private final ViewTable table;
    private final ReadYourWrites readYourWrites;

    CoasterViews(ViewTable table, ReadYourWrites readYourWrites) {
        this.table = table;
        this.readYourWrites = readYourWrites;
    }

    public static ViewKey coasterKey(UUID id) {
        return new ViewKey(COASTER, id.toString());
    }

    public static ViewKey alertKey(UUID id) {
        return new ViewKey(ALERT, id.toString());
    }

    /** @throws ProblemException {@code coaster-not-found} */
    public CoasterView coaster(UUID id) {
        return readYourWrites
                .find(id, () -> isRemoved(id), () -> table.find(coasterKey(id), CoasterView.class))
                .orElseThrow(() -> new ProblemException(new CoasterNotFound(id)));
    }

    /** @throws ProblemException {@code coaster-not-found} or {@code wagon-not-found} */
    public Wagon wagon(UUID coasterId, UUID wagonId) {
        return readYourWrites
                .find(
                        wagonId,
                        () -> isRemoved(coasterId),
                        () -> coaster(coasterId).coaster().wagon(wagonId))
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

    private boolean isRemoved(UUID coasterId) {
        return table.isRemoved(coasterKey(coasterId));
    }
}
