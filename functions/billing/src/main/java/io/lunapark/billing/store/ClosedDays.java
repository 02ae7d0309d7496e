package io.lunapark.billing.store;

import static io.lunapark.platform.store.Columns.numbers;
import static io.lunapark.platform.store.Columns.texts;

import io.lunapark.billing.BillingProblem.DayNotClosed;
import io.lunapark.billing.Entry;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The days that are closed, with what was paid. */
@Singleton
public final class ClosedDays {

    private static final UUID FIRST = new UUID(0, 0);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final DayRows rows;

    ClosedDays(DayRows rows) {
        this.rows = rows;
    }

    public Optional<ClosedDay> find(LocalDate day) {
        return rows.find(day);
    }

    /** @param payouts entries that are booked */
    public ClosedDay close(LocalDate day, Instant now, List<Entry> payouts) {
        long total = -payouts.stream().mapToLong(Entry::amountInCents).sum();
        ClosedDay closed = new ClosedDay(day, now, payouts.size(), total);
        rows.save(closed);
        if (!payouts.isEmpty()) {
            rows.insertPayouts(
                    day,
                    texts(payouts, entry -> entry.personId().toString()),
                    texts(payouts, entry -> entry.id().toString()),
                    numbers(payouts, entry -> -entry.amountInCents()));
            rows.insertLetters(day);
        }
        return closed;
    }

    /** Newest first. */
    public Page<ClosedDay> list(PageRequest page) {
        LocalDate before = page.position(LocalDate::parse).orElse(LAST);
        List<ClosedDay> found = rows.list(before, page.limit() + 1);
        return Page.ofFirst(found, page, closed -> closed.day().toString());
    }

    /** @throws ProblemException {@code day-not-closed} */
    public Page<PayoutView> payouts(LocalDate day, PageRequest page) {
        requireClosed(day);
        UUID after = page.position(UUID::fromString).orElse(FIRST);
        List<PayoutView> found = rows.payouts(day, after, page.limit() + 1);
        return Page.ofFirst(found, page, payout -> payout.personId().toString());
    }

    /** @throws ProblemException {@code day-not-closed} */
    public List<PayoutView> allPayouts(LocalDate day) {
        requireClosed(day);
        return rows.payouts(day, FIRST, Integer.MAX_VALUE);
    }

    private void requireClosed(LocalDate day) {
        if (rows.find(day).isEmpty()) {
            throw new ProblemException(new DayNotClosed(day.toString()));
        }
    }
}
