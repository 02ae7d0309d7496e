package io.lunapark.billing.closing;

import io.lunapark.billing.Entry;
import io.lunapark.billing.Entry.Moment;
import io.lunapark.billing.EntryRecorded;
import io.lunapark.billing.store.ClosedDay;
import io.lunapark.billing.store.ClosedDays;
import io.lunapark.billing.store.Ledger;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Closes a day, in one transaction: everybody who has a positive balance is paid and gets a letter, and nothing more is
 * booked on the day. There is no step between which a crash could tear it apart.
 */
@Singleton
public final class Closing {

    private final Ledger ledger;
    private final ClosedDays days;
    private final Ids ids;

    Closing(Ledger ledger, ClosedDays days, Ids ids) {
        this.ledger = ledger;
        this.days = days;
        this.ids = ids;
    }

    /** A day that is closed stays as it is. */
    public Decision<ClosedDay> close(LocalDate day, Instant now) {
        var calendar = ledger.lockToClose();
        Optional<ClosedDay> closed = days.find(day);
        return closed.isPresent()
                ? Decision.accepted(closed.get())
                : calendar.close(day, now).then(open -> pay(open, now));
    }

    private Decision<ClosedDay> pay(LocalDate day, Instant now) {
        Moment at = new Moment(now, day);
        List<Entry> payouts = ledger.record(ledger.positive(day).stream()
                .map(sum -> Entry.payout(sum.personId(), sum.amountInCents(), at, ids))
                .toList());
        ClosedDay closed = days.close(day, now, payouts);
        return new Decision.Accepted<>(
                closed,
                payouts.stream()
                        .map(entry -> EntryRecorded.of(entry, null, null))
                        .toList());
    }
}
