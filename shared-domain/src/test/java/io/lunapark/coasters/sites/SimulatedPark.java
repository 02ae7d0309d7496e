package io.lunapark.coasters.sites;

import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterSettings;
import io.lunapark.coasters.Wagon;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Decision.Accepted;
import io.lunapark.kernel.Ids;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A centre and three sites on a network that loses, delays, repeats and reorders, and that is cut and mended; clocks are
 * hours apart, and power fails in the middle of transactions. Two nodes share the store of each site, and one of them does
 * the exchange. The code that decides, merges and exchanges is the real one.
 */
final class SimulatedPark {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int STEPS = 160;

    private sealed interface Message {
        int site();

        record Push(int site, List<Edit> edits) implements Message {}

        record Ask(int site, MemoryLease.Job job, long position) implements Message {}

        record Answer(int site, MemoryLease.Job job, Page page) implements Message {}
    }

    private static final class Computer {
        private final SiteName name;
        private final MemoryLedger ledger;
        private final MemoryLease lease;
        private final Duration skew;
        private boolean cut;
        private boolean joined;
        private long sentUpTo;

        private Computer(SiteName name, MemoryLedger ledger, MemoryLease lease, Duration skew) {
            this.name = name;
            this.ledger = ledger;
            this.lease = lease;
            this.skew = skew;
        }
    }

    private final Bug bug;
    private final Random random;
    private final List<Computer> computers;
    private final List<Message> network = new ArrayList<>();
    private final List<Edit> acknowledged = new ArrayList<>();
    private final Map<UUID, Set<UUID>> knownToMaker = new HashMap<>();
    private final Ids ids;
    private Instant now = NOON;

    SimulatedPark(long seed, Bug bug) {
        this.bug = bug;
        random = new Random(seed);
        ids = () -> new UUID(random.nextLong(), random.nextLong());
        computers = List.of("centre", "north", "south", "west").stream()
                .map(name -> new Computer(
                        new SiteName(name),
                        new MemoryLedger(bug, ids),
                        new MemoryLease(bug),
                        Duration.ofMinutes(random.nextInt(1440) - 720)))
                .toList();
    }

    /** Runs a schedule, mends everything, and says what is wrong then; empty when all is well. */
    Optional<String> run() {
        for (int i = 0; i < STEPS; i++) {
            now = now.plusSeconds(random.nextInt(60));
            step();
        }
        heal();
        return fault();
    }

    private void step() {
        Computer one = computers.get(random.nextInt(computers.size()));
        if (random.nextInt(6) == 0) {
            one.ledger.crashAfter(random.nextInt(6));
        }
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> command(one);
            case 4, 5 -> ask(one);
            case 6 -> one.cut = random.nextBoolean();
            default -> deliver();
        }
        one.ledger.crashAfter(Integer.MAX_VALUE);
    }

    private void command(Computer at) {
        List<Edit> made = new ArrayList<>();
        boolean committed = at.ledger.transaction(() -> made.addAll(change(at)));
        if (bug == Bug.ACKNOWLEDGED_FROM_MEMORY || committed) {
            Set<UUID> known = closure(at);
            for (Edit edit : made) {
                acknowledged.add(edit);
                known.add(edit.id());
                knownToMaker.put(edit.id(), Set.copyOf(known));
            }
        }
    }

    private Set<UUID> closure(Computer at) {
        Set<UUID> known = new HashSet<>();
        at.ledger.edits().forEach(one -> {
            known.add(one.edit().id());
            known.addAll(knownToMaker.getOrDefault(one.edit().id(), Set.of()));
        });
        return known;
    }

    private List<Edit> change(Computer at) {
        List<Shown> present = at.ledger.coasters().values().stream()
                .filter(one -> !one.removed())
                .sorted(Comparator.comparing(one -> one.coaster().id()))
                .toList();
        if (present.isEmpty() || random.nextInt(8) == 0) {
            Coaster coaster = accept(
                    Coaster.register(at.ledger.nextNumber(), settings(), new BigDecimal("1800"), Instant.EPOCH, ids));
            return stored(at, Optional.empty(), coaster, Optional.empty());
        }
        Coaster before = present.get(random.nextInt(present.size())).coaster();
        List<Settled> conflicts = conflicts(at.ledger, before.id());
        if (!conflicts.isEmpty() && random.nextInt(4) == 0) {
            Settled lost = conflicts.get(random.nextInt(conflicts.size()));
            return random.nextBoolean() ? reapplied(at, before, lost) : dismissed(at, lost);
        }
        List<Wagon> wagons = before.wagons();
        Wagon wagon = wagons.isEmpty() ? null : wagons.get(random.nextInt(wagons.size()));
        BigDecimal speed = new BigDecimal(1 + random.nextInt(50));
        return switch (random.nextInt(wagon == null ? 5 : 9)) {
            case 0 -> {
                at.ledger.change(new Shown(accept(before.remove(Instant.EPOCH, ids)), true));
                Edit removal = author(at, before, Optional.empty()).removed(before);
                at.ledger.store(List.of(made(at, removal)));
                yield List.of(removal);
            }
            case 1, 2 ->
                stored(
                        at,
                        Optional.of(before),
                        accept(before.change(settings(), null, Instant.EPOCH, ids)),
                        Optional.empty());
            case 3, 4 ->
                stored(
                        at,
                        Optional.of(before),
                        accept(before.addWagon(32, speed, Instant.EPOCH, ids)),
                        Optional.empty());
            case 5 ->
                stored(
                        at,
                        Optional.of(before),
                        accept(before.removeWagon(wagon.id(), Instant.EPOCH, ids)),
                        Optional.empty());
            default ->
                stored(
                        at,
                        Optional.of(before),
                        accept(before.changeWagon(wagon.id(), 16, speed, Instant.EPOCH, ids)),
                        Optional.empty());
        };
    }

    private List<Edit> reapplied(Computer at, Coaster before, Settled lost) {
        Edit edit = lost.edit();
        if (edit.removal() || edit.coaster() == null) {
            return List.of();
        }
        Coaster after = accept(before.change(edit.coaster().settings(), null, Instant.EPOCH, ids));
        List<Edit> edits = stored(at, Optional.of(before), after, Optional.of(edit.id()));
        if (at.name.isCentre() && !edits.isEmpty()) {
            at.ledger.store(List.of(lost.now(Outcome.REAPPLIED, lost.against())));
        }
        return edits;
    }

    private List<Edit> dismissed(Computer at, Settled lost) {
        Coaster coaster = at.ledger.coasters().get(lost.edit().coasterId()).coaster();
        Edit edit = author(at, coaster, Optional.of(lost.edit().id())).dismissed(coaster.id());
        at.ledger.store(List.of(made(at, edit)));
        if (at.name.isCentre()) {
            at.ledger.store(List.of(lost.now(Outcome.DISMISSED, lost.against())));
        }
        return List.of(edit);
    }

    private List<Edit> stored(Computer at, Optional<Coaster> before, Coaster after, Optional<UUID> resolves) {
        at.ledger.change(new Shown(after, false));
        List<Edit> edits = author(at, after, resolves).changed(before, after);
        at.ledger.store(edits.stream().map(edit -> made(at, edit)).toList());
        return edits;
    }

    private static Settled made(Computer at, Edit edit) {
        return at.name.isCentre() ? Settled.decided(edit) : Settled.pending(edit);
    }

    private Author author(Computer at, Coaster coaster, Optional<UUID> resolves) {
        List<Settled> entries = at.ledger.lock(coaster.id()).entries();
        return new Author(
                at.name,
                at.ledger.position(),
                entries.stream()
                        .map(one -> one.edit().coaster())
                        .filter(Objects::nonNull)
                        .map(CoasterValue::owner)
                        .findFirst()
                        .orElse(at.name),
                at.name.isCentre()
                        ? Optional.empty()
                        : entries.stream()
                                .map(Settled::edit)
                                .filter(edit -> edit.site().equals(at.name))
                                .reduce((first, second) -> second)
                                .map(Edit::id),
                resolves,
                now.plus(at.skew),
                ids);
    }

    private CoasterSettings settings() {
        return new CoasterSettings(
                null, random.nextInt(1000), random.nextInt(9000), LocalTime.of(8, 0), LocalTime.of(16, 0), 0);
    }

    private static <T> T accept(Decision<T> decision) {
        return ((Accepted<T>) decision).value();
    }

    private void ask(Computer site) {
        if (!site.name.isCentre()) {
            ask(site, site.lease.begin(random, now));
        }
    }

    private void ask(Computer site, MemoryLease.Job job) {
        int from = computers.indexOf(site);
        List<Edit> pending = site.ledger.pending();
        if (bug == Bug.FIRE_AND_FORGET) {
            long sent = site.sentUpTo;
            site.sentUpTo = pending.size();
            pending = pending.stream().skip(Math.min(sent, pending.size())).toList();
        }
        if (bug == Bug.SENT_OUT_OF_ORDER) {
            pending = pending.reversed();
        }
        if (!pending.isEmpty()) {
            network.add(new Message.Push(from, pending.stream().limit(5).toList()));
        }
        network.add(new Message.Ask(from, job, site.ledger.position()));
    }

    private void deliver() {
        if (network.isEmpty()) {
            return;
        }
        int index = random.nextInt(network.size());
        Message message = network.get(index);
        int fate = random.nextInt(10);
        if (fate > 1) { // 0 and 1 are delivered now and once more later
            network.remove(index);
        }
        if (fate != 9) { // 9 is lost
            deliver(message);
        }
    }

    private void deliver(Message message) {
        Computer centre = computers.getFirst();
        if (computers.get(message.site()).cut) {
            return;
        }
        switch (message) {
            case Message.Push push ->
                centre.ledger.transaction(() -> new Exchange(centre.ledger).receive(received(push.edits)));
            case Message.Ask ask ->
                network.add(new Message.Answer(
                        ask.site, ask.job, centre.ledger.page(ask.position, 4, computers.get(ask.site).name)));
            case Message.Answer answer -> take(computers.get(answer.site), answer.job, answer.page);
        }
    }

    private List<Edit> received(List<Edit> edits) {
        return edits.stream()
                .map(edit -> bug == Bug.CLOCK_DECIDES || bug == Bug.REMOVAL_TAKES_ALL && edit.removal()
                        ? seenEverything(edit)
                        : edit)
                .toList();
    }

    private static Edit seenEverything(Edit edit) {
        return new Edit(
                edit.id(),
                edit.after(),
                edit.site(),
                edit.coasterId(),
                edit.wagonId(),
                Long.MAX_VALUE,
                edit.removal(),
                edit.coaster(),
                edit.wagon(),
                edit.resolves(),
                edit.asked(),
                edit.at());
    }

    /** In a transaction of the node that has asked for the page, which may have lost its lease meanwhile. */
    private void take(Computer site, MemoryLease.Job job, Page page) {
        if (!site.lease.admits(job)) {
            return;
        }
        boolean pauses = random.nextInt(40) == 0;
        boolean taken = site.ledger.transaction(
                () -> {
                    take(site, page);
                    now = pauses ? site.lease.pause(job, now) : now;
                },
                () -> bug == Bug.TOKEN_COMPARED_TOO_EARLY || site.lease.admits(job));
        site.joined |= taken;
        if (taken) {
            site.lease.committed(job);
        }
    }

    private void take(Computer site, Page page) {
        if (bug == Bug.JOINING_DROPS_UNSENT && !site.joined) {
            site.ledger.forgetPending();
        }
        if (bug == Bug.POSITION_BEFORE_ENTRIES && page.from() == site.ledger.position()) {
            site.ledger.moveTo(page.to(), page.end());
            new Exchange(site.ledger).take(new Page(page.to(), page.to(), page.end(), page.entries()));
        } else if (bug == Bug.STALE_PAGE_TAKEN && page.from() < site.ledger.position()) {
            long position = site.ledger.position();
            new Exchange(site.ledger)
                    .take(new Page(
                            position, Math.max(position, page.to()), Math.max(position, page.end()), page.entries()));
        } else {
            new Exchange(site.ledger).take(page);
        }
    }

    private void heal() {
        computers.forEach(one -> one.cut = false);
        while (!network.isEmpty()) { // what was still on its way arrives late
            Message late = network.removeFirst();
            if (!(late instanceof Message.Ask)) {
                deliver(late);
            }
        }
        for (int round = 0; round < 60; round++) {
            for (Computer site : computers.subList(1, computers.size())) {
                ask(site);
                while (!network.isEmpty()) {
                    deliver(network.removeFirst());
                }
            }
        }
    }

    private Optional<String> fault() {
        MemoryLedger centre = computers.getFirst().ledger;
        for (Computer site : computers) {
            Optional<String> ofLease = site.lease.fault();
            if (ofLease.isPresent()) {
                return ofLease;
            }
            if (!site.ledger.pending().isEmpty()) {
                return Optional.of(site.name + " has unsent edits");
            }
            if (!state(site.ledger).equals(state(centre))) {
                return Optional.of(site.name + " alone shows " + without(state(site.ledger), state(centre))
                        + ", the centre alone " + without(state(centre), state(site.ledger)));
            }
            if (!allConflicts(site.ledger).equals(allConflicts(centre))) {
                return Optional.of(site.name + " lists other conflicts than the centre");
            }
        }
        List<String> numbers = centre.coasters().values().stream()
                .map(one -> one.coaster().number().toString())
                .toList();
        if (Set.copyOf(numbers).size() < numbers.size()) {
            return Optional.of("a number is given twice: " + numbers);
        }
        return acknowledged.stream()
                .filter(edit -> !isKept(edit, centre))
                .findFirst()
                .map(edit -> "acknowledged and gone: " + edit.id() + "\n" + story(centre, edit.coasterId()));
    }

    private static String story(MemoryLedger ledger, UUID coasterId) {
        return ledger.lock(coasterId).entries().stream()
                .map(one -> one.position() + " " + one.outcome() + " "
                        + one.edit().site() + " seen "
                        + one.edit().seen() + (one.edit().removal() ? " removes " : " puts ")
                        + (one.edit().isOfCoaster() ? "the coaster" : one.edit().wagon()) + " as "
                        + one.edit().id() + " against " + one.against())
                .collect(Collectors.joining("\n"));
    }

    /** Applied and still there, replaced by somebody who knew it, or listed. */
    private boolean isKept(Edit edit, MemoryLedger centre) {
        Map<UUID, Settled> all = centre.edits().stream()
                .collect(Collectors.toMap(one -> one.edit().id(), Function.identity()));
        Settled settled = all.get(edit.id());
        if (settled == null) {
            return false;
        }
        if (settled.outcome() == Outcome.SUPERSEDED) {
            return all.values().stream()
                    .map(Settled::edit)
                    .filter(one -> one.part().equals(edit.part()) && one.site().equals(edit.site()))
                    .filter(one -> !one.id().equals(edit.id()))
                    .anyMatch(
                            one -> knownToMaker.getOrDefault(one.id(), Set.of()).contains(edit.id()));
        }
        if (settled.outcome() != Outcome.APPLIED) {
            return true;
        }
        boolean replaced = all.values().stream()
                .filter(one -> one.edit().coasterId().equals(edit.coasterId()))
                .filter(one -> !one.edit().id().equals(edit.id()))
                .filter(one -> one.edit().part().equals(edit.part())
                        || one.edit().isOfCoaster() && one.edit().removal())
                .anyMatch(one ->
                        knownToMaker.getOrDefault(one.edit().id(), Set.of()).contains(edit.id())
                                || one.edit().saysTheSameAs(edit) && one.outcome() != Outcome.SUPERSEDED);
        return replaced || isShown(edit, centre);
    }

    private static boolean isShown(Edit edit, MemoryLedger centre) {
        Shown shown = centre.coasters().get(edit.coasterId());
        if (edit.wagon() == null) {
            return edit.removal() == shown.removed()
                    && (edit.removal()
                            || edit.coaster().settings().equals(shown.coaster().settings()));
        }
        Optional<Wagon> wagon = shown.coaster().wagon(edit.part());
        return edit.removal() == wagon.isEmpty()
                && (edit.removal()
                        || !shown.removed()
                                && wagon.get().speedMps().compareTo(edit.wagon().speedMps()) == 0);
    }

    private static Set<String> state(MemoryLedger ledger) {
        return ledger.coasters().values().stream()
                .filter(one -> !one.removed())
                .map(Shown::coaster)
                .map(coaster -> coaster.id() + " " + coaster.number() + " " + coaster.settings() + " "
                        + coaster.wagons().stream()
                                .map(wagon -> wagon.id() + " " + wagon.number() + " " + wagon.seats() + " "
                                        + wagon.speedMps())
                                .sorted()
                                .toList())
                .collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(one -> !others.contains(one)).collect(Collectors.toSet());
    }

    private static Set<UUID> allConflicts(MemoryLedger ledger) {
        return ledger.edits().stream()
                .filter(one -> one.outcome() == Outcome.LOST)
                .map(one -> one.edit().id())
                .collect(Collectors.toSet());
    }

    private static List<Settled> conflicts(MemoryLedger ledger, UUID coasterId) {
        return ledger.edits().stream()
                .filter(one -> one.outcome() == Outcome.LOST)
                .filter(one -> one.edit().coasterId().equals(coasterId))
                .toList();
    }
}
