package io.lunapark.coasters.sites;

import io.lunapark.coasters.CoasterNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the two sides of the exchange do with what they get. Each call is one transaction, and does no harm when repeated. */
public record Exchange(Ledger ledger) {

    /** The edits of a site ended before the one that its next edit follows. */
    public static final class EditsMissing extends RuntimeException {

        private final UUID missing;

        EditsMissing(UUID missing) {
            super("edit " + missing + " has not come yet");
            this.missing = missing;
        }

        public UUID missing() {
            return missing;
        }
    }

    /** An edit is of a wagon that another coaster has or had. */
    public static final class WagonOfAnother extends RuntimeException {

        private final UUID wagon;

        WagonOfAnother(UUID wagon) {
            super("wagon " + wagon + " belongs to another coaster");
            this.wagon = wagon;
        }

        public UUID wagon() {
            return wagon;
        }
    }

    /**
     * At the centre: decides edits of a site, in their order. What is known already is passed over.
     *
     * @throws EditsMissing when one follows an edit that has not come
     * @throws WagonOfAnother when one is of a wagon of another coaster
     */
    public void receive(List<Edit> edits) {
        edits.stream().map(Edit::coasterId).distinct().sorted().forEach(ledger::lock);
        edits.stream().filter(edit -> !ledger.knows(edit.id())).forEach(this::decide);
    }

    private void decide(Edit edit) {
        if (edit.after() != null && !ledger.knows(edit.after())) {
            throw new EditsMissing(edit.after());
        }
        if (!ledger.coasterOf(edit.part()).orElse(edit.coasterId()).equals(edit.coasterId())) {
            throw new WagonOfAnother(edit.part());
        }
        History history = ledger.lock(edit.coasterId());
        History.Verdict verdict = history.settle(history.entries().isEmpty() ? numbered(edit) : edit);
        ledger.store(verdict.news());
        ledger.show(edit.coasterId(), verdict.history());
    }

    /** Mostly it is the number that the site has given, since that goes on from those of the centre. */
    private Edit numbered(Edit registration) {
        CoasterValue coaster = Optional.ofNullable(registration.coaster())
                .orElseThrow(() -> new EditsMissing(registration.coasterId()));
        CoasterNumber given = ledger.nextNumber();
        String asked = given.equals(coaster.number()) ? null : coaster.number().toString();
        return registration.with(coaster.registered(given, registration.site()), null, asked);
    }

    /** At a site: takes a page of the centre, unless it is not the one that comes next. @return whether it was taken */
    public boolean take(Page page) {
        if (page.from() != ledger.position()) {
            return false;
        }
        List<UUID> coasters = page.entries().stream()
                .map(entry -> entry.edit().coasterId())
                .distinct()
                .sorted()
                .toList();
        coasters.forEach(ledger::lock);
        ledger.store(page.entries());
        coasters.forEach(coaster -> ledger.show(coaster, ledger.lock(coaster)));
        ledger.moveTo(page.to(), page.end());
        return true;
    }
}
