package io.lunapark.coasters.sites;

import io.lunapark.coasters.Limits;
import io.lunapark.coasters.WagonNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The edits of one coaster in the order of the centre, and after them those that the centre has not decided yet. Older edits
 * of a part than its newest change, its newest removal and those that say the same may be left out.
 */
public record History(List<Settled> entries) {

    public History {
        entries = List.copyOf(entries);
    }

    /** What an edit leads to. @param news the edit itself, and those that have another outcome now */
    public record Verdict(History history, List<Settled> news) {}

    /**
     * Decides an edit. It is in conflict with what its maker had not seen: a change wins against a removal, then the owner of
     * the coaster wins, then the one that the centre had first. No clock is asked.
     */
    public Verdict settle(Edit arriving) {
        if (arriving.dismisses()) {
            return with(arriving, List.of(), Settled.decided(arriving));
        }
        Edit edit = named(arriving);
        List<Settled> rivals = rivals(edit);
        Verdict verdict = rivals.stream()
                .filter(rival -> !wins(edit, rival.edit()))
                .findFirst()
                .map(winner -> with(
                        edit,
                        List.of(),
                        Settled.decided(edit).now(Outcome.LOST, winner.edit().id())))
                .orElseGet(() -> with(edit, rivals, Settled.decided(edit)));
        return verdict.history.wagons().size() <= Limits.MAX_WAGONS
                ? verdict
                : with(edit, List.of(), Settled.decided(edit).now(Outcome.LOST, null));
    }

    /** As it looks where edits wait: those that wait are decided as the centre would decide them now. */
    public History visible() {
        History decided = new History(
                entries.stream().filter(one -> one.outcome() != Outcome.PENDING).toList());
        for (Settled one : entries) {
            if (one.outcome() == Outcome.PENDING) {
                decided = decided.settle(one.edit()).history;
            }
        }
        return decided;
    }

    /** The newest edit that holds for the coaster itself; empty while only wagons are known. */
    public Optional<Edit> coaster() {
        return newest().filter(Edit::isOfCoaster).findFirst();
    }

    /** Whether the centre does not know the coaster yet, so that its number may still change. */
    public boolean isProvisional() {
        return entries.stream().allMatch(one -> one.outcome() == Outcome.PENDING);
    }

    /** The wagons that there are, in the order of their numbers. */
    public List<Edit> wagons() {
        return newest().filter(edit -> !edit.isOfCoaster() && !edit.removal())
                .sorted(Comparator.comparing(History::numberOf))
                .toList();
    }

    /** One more than any wagon ever had. */
    public WagonNumber nextWagonNumber() {
        return new WagonNumber(entries.stream()
                        .map(Settled::edit)
                        .filter(Predicate.not(Edit::isOfCoaster))
                        .mapToInt(edit -> numberOf(edit).ordinal())
                        .max()
                        .orElse(0)
                + 1);
    }

    private static WagonNumber numberOf(Edit ofWagon) {
        return Objects.requireNonNull(ofWagon.wagon()).number();
    }

    /** The newest applied edit of each part. */
    private Stream<Edit> newest() {
        return heads().values().stream().map(same -> same.getLast().edit());
    }

    /** The newest applied edits of each part: one, or several that say the same, so that all of them hold. */
    private Map<UUID, List<Settled>> heads() {
        Map<UUID, List<Settled>> heads = new LinkedHashMap<>();
        entries.stream().filter(one -> one.outcome() == Outcome.APPLIED).forEach(one -> {
            List<Settled> same = heads.computeIfAbsent(one.edit().part(), part -> new ArrayList<>());
            same.removeIf(before -> !before.edit().saysTheSameAs(one.edit()));
            same.add(one);
        });
        return heads;
    }

    /** What the edit meets that its maker had not seen, and that leaves something else behind. */
    private List<Settled> rivals(Edit edit) {
        Map<UUID, List<Settled>> heads = heads();
        boolean again = edit.removal()
                && heads.getOrDefault(edit.part(), List.of()).stream()
                        .anyMatch(head -> head.edit().removal());
        return again
                ? List.of()
                : heads.values().stream()
                        .flatMap(List::stream)
                        .filter(head -> meets(edit, head.edit()) && !isKnown(head, edit))
                        .filter(head -> !head.edit().saysTheSameAs(edit))
                        .toList();
    }

    /** A removal is unknown to a change: what one changes one sees, so there it had not come or had lost already. */
    private static boolean isKnown(Settled head, Edit edit) {
        return head.isSeenBy(edit) && (edit.removal() || !head.edit().removal());
    }

    private static boolean meets(Edit edit, Edit head) {
        return edit.part().equals(head.part())
                || edit.isOfCoaster() && edit.removal()
                || head.isOfCoaster() && head.removal();
    }

    private boolean wins(Edit edit, Edit rival) {
        if (edit.removal() != rival.removal()) {
            return rival.removal();
        }
        Optional<SiteName> owner = coaster().map(Edit::coaster).map(CoasterValue::owner);
        return owner.filter(edit.site()::equals).isPresent()
                && owner.filter(rival.site()::equals).isEmpty();
    }

    /** A coaster keeps its number, its owner and its track, a wagon its number; a new wagon gets one that is free. */
    private Edit named(Edit edit) {
        Optional<Edit> known = entries.stream()
                .map(Settled::edit)
                .filter(one -> one.part().equals(edit.part()) && !one.dismisses())
                .findFirst();
        if (edit.coaster() != null) {
            CoasterValue said = edit.coaster();
            CoasterValue built = known.map(Edit::coaster).map(said::of).orElse(said);
            return edit.with(built, null, edit.asked());
        }
        WagonValue said = Objects.requireNonNull(edit.wagon());
        WagonNumber number = known.map(Edit::wagon)
                .map(WagonValue::number)
                .orElseGet(() -> isTaken(said.number()) ? nextWagonNumber() : said.number());
        boolean renumbered = known.isEmpty() && !number.equals(said.number());
        return edit.with(null, said.numbered(number), renumbered ? said.number().toString() : edit.asked());
    }

    private boolean isTaken(WagonNumber number) {
        return entries.stream()
                .map(Settled::edit)
                .anyMatch(edit -> edit.wagon() != null && edit.wagon().number().equals(number));
    }

    private Verdict with(Edit edit, List<Settled> losers, Settled decided) {
        List<Settled> news = new ArrayList<>();
        List<Settled> after = new ArrayList<>();
        for (Settled one : entries) {
            Settled now = again(one, edit, losers);
            after.add(now);
            if (now != one) {
                news.add(now);
            }
        }
        after.add(decided);
        return new Verdict(
                new History(after),
                Stream.concat(news.stream(), Stream.of(decided)).toList());
    }

    private static Settled again(Settled one, Edit edit, List<Settled> losers) {
        if (losers.contains(one)) {
            return one.now(Outcome.LOST, edit.id());
        }
        if (one.outcome() != Outcome.LOST) {
            return one;
        }
        if (one.edit().id().equals(edit.resolves())) {
            return one.now(edit.dismisses() ? Outcome.DISMISSED : Outcome.REAPPLIED, one.against());
        }
        boolean replaced = !edit.dismisses()
                && one.edit().part().equals(edit.part())
                && one.edit().site().equals(edit.site())
                && !edit.site().isCentre()
                && (one.position() == 0 || one.position() > edit.seen());
        return replaced ? one.now(Outcome.SUPERSEDED, one.against()) : one;
    }
}
