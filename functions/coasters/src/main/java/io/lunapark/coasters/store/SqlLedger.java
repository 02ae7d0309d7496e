package io.lunapark.coasters.store;

import io.lunapark.coasters.CoasterNumber;
import io.lunapark.coasters.sites.Edit;
import io.lunapark.coasters.sites.History;
import io.lunapark.coasters.sites.Ledger;
import io.lunapark.coasters.sites.Settled;
import io.lunapark.coasters.sites.Shown;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The edits in Postgres, in one transaction. What they change on the coasters here happens as events. */
final class SqlLedger implements Ledger {

    private final EditRows rows;
    private final Coasters coasters;
    private final Node node;
    private final Ledgers.Acceptance acceptance;
    private final Instant now;
    private final Ids ids;

    SqlLedger(EditRows rows, Coasters coasters, Node node, Ledgers.Acceptance acceptance, Instant now, Ids ids) {
        this.rows = rows;
        this.coasters = coasters;
        this.node = node;
        this.acceptance = acceptance;
        this.now = now;
        this.ids = ids;
    }

    @Override
    public boolean knows(UUID editId) {
        return rows.knows(editId);
    }

    @Override
    public Optional<UUID> coasterOf(UUID part) {
        return rows.coasterOf(part);
    }

    @Override
    public History lock(UUID coasterId) {
        coasters.shown(coasterId);
        return new History(rows.ofCoaster(coasterId));
    }

    @Override
    public void store(List<Settled> entries) {
        rows.store(entries);
    }

    @Override
    public void show(UUID coasterId, History history) {
        History visible = history.visible();
        Optional<Edit> edit = visible.coaster();
        if (edit.isPresent()) {
            Optional<Shown> known = coasters.shown(coasterId);
            CoasterNumber wanted = Objects.requireNonNull(edit.get().coaster()).number();
            CoasterNumber number = history.isProvisional()
                    ? known.map(one -> one.coaster().number()).orElseGet(this::nextNumber)
                    : settled(wanted, coasterId);
            show(known, Shown.next(visible, known, number, now, ids));
        }
    }

    /** One that the centre does not know yet, and that has this number, gets another. */
    private CoasterNumber settled(CoasterNumber number, UUID coasterId) {
        coasters.given(number);
        coasters.holder(number, coasterId).ifPresent(other -> {
            Optional<Shown> known = coasters.shown(other);
            History visible = new History(rows.ofCoaster(other)).visible();
            if (known.filter(Shown::removed).isPresent()) {
                coasters.renumber(other, nextNumber());
            } else {
                show(known, Shown.next(visible, known, nextNumber(), now, ids));
            }
        });
        return number;
    }

    private void show(Optional<Shown> known, Decision<Optional<Shown>> decision) {
        acceptance
                .accept(decision)
                .filter(next -> !Optional.of(next).equals(known))
                .ifPresent(next -> coasters.show(known, next));
    }

    @Override
    public CoasterNumber nextNumber() {
        return coasters.nextNumber();
    }

    @Override
    public long position() {
        return node.lockPosition();
    }

    @Override
    public void moveTo(long position, long end) {
        node.moveTo(position, end);
    }
}
