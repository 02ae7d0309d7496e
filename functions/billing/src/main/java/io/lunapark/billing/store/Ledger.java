package io.lunapark.billing.store;

import static io.lunapark.platform.store.Columns.ids;
import static io.lunapark.platform.store.Columns.numbers;
import static io.lunapark.platform.store.Columns.texts;

import io.lunapark.billing.Account;
import io.lunapark.billing.Entry;
import io.lunapark.billing.Entry.Posting;
import io.lunapark.billing.LedgerDays;
import io.lunapark.billing.api.BillingSettings;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ledger in Postgres. A balance is the sum of postings: that of the last closed day is kept, the rest is added up. */
@Singleton
public final class Ledger {

    /** After all that is booked. */
    private static final LocalDate END = LocalDate.of(9999, 12, 31);

    /** All accounts of people, as one line. */
    private static final String EMPLOYEES = "employees";

    private final LedgerRows rows;
    private final BillingSettings settings;

    Ledger(LedgerRows rows, BillingSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /** The days on which is booked, of which none is closed before the transaction ends. */
    public LedgerDays lockToBook() {
        rows.lockToBook();
        return days();
    }

    /** The same, while nobody books and nobody else closes. */
    public LedgerDays lockToClose() {
        rows.lockToClose();
        return days();
    }

    public LedgerDays days() {
        return new LedgerDays(settings.zone(), rows.lastClosed());
    }

    public Optional<LocalDate> firstDay() {
        return rows.firstDay();
    }

    /**
     * Books entries with their postings.
     *
     * @return those that were not booked before
     */
    public List<Entry> record(List<Entry> entries) {
        Set<String> added = Set.copyOf(rows.insertEntries(
                texts(entries, entry -> entry.id().toString()),
                texts(entries, entry -> entry.kind().name()),
                texts(entries, entry -> entry.personId().toString()),
                texts(entries, entry -> entry.day().toString()),
                texts(entries, entry -> entry.time().toString()),
                texts(
                        entries,
                        entry -> entry.taskId() == null ? "" : entry.taskId().toString()),
                numbers(entries, entry -> entry.assignment() == null ? 0L : entry.assignment())));
        List<Entry> fresh = entries.stream()
                .filter(entry -> added.contains(entry.id().toString()))
                .toList();
        List<Side> sides = fresh.stream()
                .flatMap(entry -> entry.postings().stream().map(posting -> new Side(entry, posting)))
                .toList();
        if (!sides.isEmpty()) {
            rows.insertPostings(
                    texts(sides, side -> side.entry.id().toString()),
                    texts(sides, side -> side.posting.account().name()),
                    texts(sides, Side::person),
                    numbers(sides, side -> side.posting.amountInCents()));
        }
        return fresh;
    }

    /** Of these tasks the assignments whose fee is booked. */
    public Set<Assignment> charged(Collection<UUID> tasks) {
        return Set.copyOf(rows.charged(ids(tasks)));
    }

    public long balance(UUID person) {
        return opening(person, END);
    }

    /** What the balance was when the day began. */
    public long opening(UUID person, LocalDate day) {
        return rows.balance(person, Account.of(person).name(), day);
    }

    public long sumSince(UUID person, LocalDate day) {
        return rows.sumSince(person, day);
    }

    /** What the balance was when the day was over, or is by now. */
    public long closing(UUID person, LocalDate day) {
        return opening(person, day.plusDays(1));
    }

    /** Newest first. */
    public Page<Movement> newestSince(UUID person, LocalDate day, PageRequest page) {
        return page(rows.newestSince(person, day, behind(page), page.limit() + 1), page);
    }

    /** In the order of time. */
    public Page<Movement> ofDay(UUID person, LocalDate day, PageRequest page) {
        return page(rows.ofDay(person, day, behind(page), page.limit() + 1), page);
    }

    /** All of them, in the order of time. */
    public List<Movement> allOfDay(UUID person, LocalDate day) {
        return rows.ofDay(person, day, null, Integer.MAX_VALUE);
    }

    private static @Nullable String behind(PageRequest page) {
        return page.position(UUID::fromString).map(UUID::toString).orElse(null);
    }

    private static Page<Movement> page(List<Movement> found, PageRequest page) {
        return Page.ofFirst(found, page, movement -> movement.id().toString());
    }

    /** Who has earned more than they paid, by the end of the day. */
    public List<Sum> positive(LocalDate day) {
        return rows.positive(day.plusDays(1));
    }

    /**
     * By person.
     *
     * @param name a part of that of the person, empty for everybody's
     * @param belowZero only those
     */
    public Page<Sum> balances(Optional<String> name, boolean belowZero, PageRequest page) {
        UUID after = page.position(UUID::fromString).orElse(new UUID(0, 0));
        List<Sum> found = rows.balances(END, name.orElse(null), belowZero, after, page.limit() + 1);
        return Page.ofFirst(found, page, sum -> sum.personId().toString());
    }

    /** What the company earned by tasks, for each day with an entry. */
    public Map<LocalDate, Long> earnings(LocalDate first, LocalDate last) {
        return rows.earnings(first, last).stream().collect(Collectors.toMap(DaySum::day, DaySum::amountInCents));
    }

    public List<AccountSum> accounts() {
        return rows.accounts(END, new String[] {Account.EARNINGS.name(), EMPLOYEES, Account.PAYOUTS.name()}, EMPLOYEES);
    }

    private record Side(Entry entry, Posting posting) {

        /** Empty for an account of the company. */
        String person() {
            return posting.account().equals(Account.of(entry.personId()))
                    ? entry.personId().toString()
                    : "";
        }
    }
}
