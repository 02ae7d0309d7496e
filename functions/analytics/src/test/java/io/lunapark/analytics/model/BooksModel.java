package io.lunapark.analytics.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The books as the spec has them, in memory and without a database: what is booked when, on which day, and who is paid. */
final class BooksModel {

    /** What an event of a task does to the books. */
    enum Kind {
        NAME,
        FEE,
        REWARD
    }

    /** @param cents what the person gains, negative for a fee */
    record Effect(UUID event, UUID task, int assignment, Kind kind, UUID person, long cents, Instant time) {

        /** A fee stands on the task, and a reward on the fee of its assignment. */
        boolean standsOn(Effect other) {
            return task.equals(other.task)
                    && switch (kind) {
                        case NAME -> false;
                        case FEE -> other.kind == Kind.NAME;
                        case REWARD -> other.kind == Kind.FEE && other.assignment == assignment;
                    };
        }
    }

    private record Entry(UUID person, long cents, LocalDate day, boolean ofTask) {}

    private final ZoneId zone;
    private final List<Effect> outstanding = new ArrayList<>();
    private final List<Effect> booked = new ArrayList<>();
    private final Set<UUID> arrived = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> payouts = new TreeSet<>();
    private final List<LocalDate> closed = new ArrayList<>();
    private @Nullable LocalDate lastClosed;

    /** @param lastClosed null where no day was ever closed */
    BooksModel(ZoneId zone, @Nullable LocalDate lastClosed) {
        this.zone = zone;
        this.lastClosed = lastClosed;
    }

    void happened(Effect effect) {
        outstanding.add(effect);
    }

    /** Books what has arrived now, and what waited for it. */
    void arrived(Collection<UUID> events) {
        arrived.addAll(events);
        while (bookWhatCanBe()) {
            // until nothing more can be
        }
    }

    private boolean bookWhatCanBe() {
        List<Effect> ready = outstanding.stream()
                .filter(effect -> arrived.contains(effect.event()))
                .filter(effect -> effect.kind() == Kind.NAME || booked.stream().anyMatch(effect::standsOn))
                .toList();
        for (Effect effect : ready) {
            outstanding.remove(effect);
            booked.add(effect);
            if (effect.kind() != Kind.NAME) {
                entries.add(new Entry(effect.person(), effect.cents(), openDay(effect.time()), true));
            }
        }
        return !ready.isEmpty();
    }

    private LocalDate openDay(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        return lastClosed == null || day.isAfter(lastClosed) ? day : lastClosed.plusDays(1);
    }

    /** Closes all days that are over, from the first one with an entry. */
    void closeUntil(LocalDate today) {
        LocalDate last = lastClosed;
        LocalDate first = last != null
                ? last.plusDays(1)
                : entries.stream().map(Entry::day).min(LocalDate::compareTo).orElse(today);
        if (first.isBefore(today)) {
            first.datesUntil(today).forEach(this::close);
        }
    }

    void close(LocalDate day) {
        if (lastClosed != null && !day.isAfter(lastClosed)) {
            return;
        }
        entries.stream()
                .filter(entry -> !entry.day().isAfter(day))
                .collect(Collectors.groupingBy(Entry::person, Collectors.summingLong(Entry::cents)))
                .forEach((person, sum) -> {
                    if (sum > 0) {
                        entries.add(new Entry(person, -sum, day, false));
                        payouts.add(payout(day, person, sum));
                    }
                });
        closed.add(day);
        lastClosed = day;
    }

    /** Those that were closed here. */
    List<LocalDate> closed() {
        return closed;
    }

    static String payout(LocalDate day, UUID person, long cents) {
        return day + " " + person + " " + cents;
    }

    Set<String> payouts() {
        return payouts;
    }

    @Nullable
    LocalDate lastClosed() {
        return lastClosed;
    }

    long balance(UUID person) {
        return entries.stream()
                .filter(entry -> entry.person().equals(person))
                .mapToLong(Entry::cents)
                .sum();
    }

    /** Of each day with an entry of a task. */
    Map<LocalDate, Long> earnings() {
        return entries.stream()
                .filter(Entry::ofTask)
                .collect(Collectors.groupingBy(
                        Entry::day, TreeMap::new, Collectors.summingLong(entry -> -entry.cents())));
    }

    int notBooked() {
        return outstanding.size();
    }
}
