package io.lunapark.billing.store;

import io.lunapark.billing.BillingProblem.CorrectionNotFound;
import io.lunapark.billing.Correction;
import io.lunapark.billing.Entry;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The corrections in Postgres. */
@Singleton
public final class Corrections {

    private final CorrectionRows rows;

    Corrections(CorrectionRows rows) {
        this.rows = rows;
    }

    public void insert(Correction proposed) {
        rows.save(CorrectionRow.of(proposed, null));
    }

    /** @throws ProblemException {@code correction-not-found} */
    public Correction find(UUID id) {
        return found(id, rows.findById(id));
    }

    /** @throws ProblemException {@code correction-not-found} */
    public Correction lock(UUID id) {
        return found(id, rows.lock(id));
    }

    /** @param booked what was booked for it, empty where it is rejected */
    public void replace(Correction decided, Optional<Entry> booked) {
        rows.update(CorrectionRow.of(decided, booked.map(Entry::id).orElse(null)));
    }

    public Page<Correction> list(Optional<Correction.State> state, PageRequest page) {
        List<CorrectionRow> found = rows.list(
                state.map(Enum::name).orElse(null),
                page.position(UUID::fromString).map(UUID::toString).orElse(null),
                page.limit() + 1);
        return Page.ofFirst(found, page, row -> row.id().toString()).map(CorrectionRow::correction);
    }

    private static Correction found(UUID id, Optional<CorrectionRow> row) {
        return row.map(CorrectionRow::correction).orElseThrow(() -> new ProblemException(new CorrectionNotFound(id)));
    }
}
