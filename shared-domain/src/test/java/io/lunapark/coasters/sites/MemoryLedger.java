package io.lunapark.coasters.sites;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterNumber;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Decision.Accepted;
import io.lunapark.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** The disk of one simulated computer: what was written since the begin of a transaction is gone when it crashes. */
final class MemoryLedger implements Ledger {

    /** The power fails. */
    static final class Crash extends RuntimeException {}

    private record Disk(
            Map<UUID, Settled> edits, Map<UUID, Shown> coasters, long position, long end, long lastNumber) {}

    private final Bug bug;
    private final Ids ids;
    private Map<UUID, Settled> edits = new LinkedHashMap<>();
    private Map<UUID, Shown> coasters = new HashMap<>();
    private long position;
    private long end;
    private long lastNumber;
    /** Of the order, at the centre. */
    private long lastPlace;

    private int stepsToCrash = Integer.MAX_VALUE;

    MemoryLedger(Bug bug, Ids ids) {
        this.bug = bug;
        this.ids = ids;
    }

    void crashAfter(int steps) {
        stepsToCrash = steps;
    }

    /** @return whether it was committed */
    boolean transaction(Runnable work) {
        return transaction(work, () -> true);
    }

    /** @param mayCommit asked at the commit */
    boolean transaction(Runnable work, BooleanSupplier mayCommit) {
        Disk before = new Disk(new LinkedHashMap<>(edits), new HashMap<>(coasters), position, end, lastNumber);
        try {
            work.run();
            step();
            if (!mayCommit.getAsBoolean()) {
                throw new Crash();
            }
            return true;
        } catch (Crash | Exchange.EditsMissing e) {
            edits = before.edits;
            coasters = before.coasters;
            lastNumber = before.lastNumber;
            if (bug != Bug.POSITION_BEFORE_ENTRIES) {
                position = before.position;
                end = before.end;
            }
            return false;
        } finally {
            stepsToCrash = Integer.MAX_VALUE;
        }
    }

    private void step() {
        if (stepsToCrash-- <= 0) {
            throw new Crash();
        }
    }

    @Override
    public boolean knows(UUID editId) {
        return bug == Bug.SENT_OUT_OF_ORDER || bug != Bug.DUPLICATES_DECIDED_AGAIN && edits.containsKey(editId);
    }

    @Override
    public Optional<UUID> coasterOf(UUID part) {
        return edits.values().stream()
                .map(Settled::edit)
                .filter(edit -> edit.part().equals(part))
                .map(Edit::coasterId)
                .findFirst();
    }

    @Override
    public History lock(UUID coasterId) {
        return new History(ordered().stream()
                .filter(one -> one.edit().coasterId().equals(coasterId))
                .toList());
    }

    @Override
    public void store(List<Settled> entries) {
        for (Settled entry : entries) {
            step();
            Settled known = edits.get(entry.edit().id());
            boolean keeps = bug == Bug.LOST_KEEPS_ITS_PLACE && known != null && entry.position() == 0;
            edits.put(
                    entry.edit().id(),
                    keeps ? new Settled(entry.edit(), entry.outcome(), entry.against(), known.position()) : entry);
        }
    }

    @Override
    public void show(UUID coasterId, History history) {
        step();
        History visible = history.visible();
        Optional<Shown> known = Optional.ofNullable(coasters.get(coasterId));
        if (visible.coaster().isEmpty()) {
            return;
        }
        CoasterNumber wanted =
                visible.coaster().map(Edit::coaster).orElseThrow().number();
        CoasterNumber number = wanted;
        if (history.isProvisional()) {
            number = known.map(one -> one.coaster().number()).orElseGet(this::nextNumber);
        } else {
            holder(wanted, coasterId).ifPresent(this::renumber);
            lastNumber = Math.max(lastNumber, wanted.ordinal());
        }
        put(Shown.next(visible, known, number, Instant.EPOCH, ids));
    }

    private void put(Decision<Optional<Shown>> decision) {
        ((Accepted<Optional<Shown>>) decision)
                .value()
                .ifPresent(shown -> coasters.put(shown.coaster().id(), shown));
    }

    private void renumber(UUID coasterId) {
        Shown shown = coasters.get(coasterId);
        put(Shown.next(lock(coasterId).visible(), Optional.of(shown), nextNumber(), Instant.EPOCH, ids));
    }

    @Override
    public CoasterNumber nextNumber() {
        return new CoasterNumber(bug == Bug.NUMBER_GIVEN_TWICE && lastNumber > 0 ? lastNumber : ++lastNumber);
    }

    private Optional<UUID> holder(CoasterNumber number, UUID notThis) {
        if (bug == Bug.NUMBER_GIVEN_TWICE) {
            return Optional.empty();
        }
        return coasters.values().stream()
                .map(Shown::coaster)
                .filter(one -> one.number().equals(number) && !one.id().equals(notThis))
                .map(Coaster::id)
                .findFirst();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void moveTo(long to, long of) {
        position = to;
        end = of;
    }

    /** Gives the edits without a place the next ones, as the centre does before it tells of them. */
    Page page(long from, int limit, SiteName site) {
        for (Settled one : List.copyOf(edits.values())) {
            if (one.position() == 0) {
                edits.put(one.edit().id(), new Settled(one.edit(), one.outcome(), one.against(), ++lastPlace));
            }
        }
        List<Settled> told = ordered().stream()
                .filter(one -> one.position() > from && isTold(one, site))
                .limit(limit + 1L)
                .toList();
        boolean more = told.size() > limit;
        List<Settled> some = more ? told.subList(0, limit) : told;
        return new Page(from, more ? some.getLast().position() : lastPlace, lastPlace, some);
    }

    private boolean isTold(Settled one, SiteName site) {
        if (one.outcome() == Outcome.LOST && bug == Bug.LOST_NOT_TOLD
                || one.outcome() == Outcome.DISMISSED && bug == Bug.DISMISSAL_NOT_TOLD) {
            return false;
        }
        boolean own = one.edit().site().equals(site) && bug != Bug.OWN_EDITS_LEFT_OUT;
        return own
                || one.outcome() != Outcome.APPLIED
                || edits.values().stream()
                        .noneMatch(newer -> newer.outcome() == Outcome.APPLIED
                                && newer.edit().part().equals(one.edit().part())
                                && newer.edit().removal() == one.edit().removal()
                                && newer.position() > one.position());
    }

    private List<Settled> ordered() {
        List<Settled> ordered = new ArrayList<>(edits.values());
        ordered.sort(Comparator.comparingLong(one -> one.position() == 0 ? Long.MAX_VALUE : one.position()));
        return ordered;
    }

    List<Settled> edits() {
        return List.copyOf(edits.values());
    }

    List<Edit> pending() {
        return edits.values().stream()
                .filter(one -> one.outcome() == Outcome.PENDING)
                .map(Settled::edit)
                .toList();
    }

    void forgetPending() {
        edits.values().removeIf(one -> one.outcome() == Outcome.PENDING);
    }

    void forget(UUID editId) {
        edits.remove(editId);
    }

    Map<UUID, Shown> coasters() {
        return coasters;
    }

    void change(Shown shown) {
        step();
        coasters.put(shown.coaster().id(), shown);
    }
}
