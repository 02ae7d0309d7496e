package io.lunapark.billing;

import io.lunapark.billing.BillingProblem.DayNotOver;
import io.lunapark.billing.BillingProblem.LaterDayClosed;
import io.lunapark.billing.Entry.Moment;
import io.lunapark.kernel.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The days of the books, in the time zone of the venue.
 *
 * @param lastClosed the last day that is closed: nothing is booked on it or before it any more
 */
public record LedgerDays(ZoneId zone, Optional<LocalDate> lastClosed) {

    /** What happens is booked on its day, or on the first open one where that is closed. */
    public Moment book(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        LocalDate open = lastClosed.map(closed -> closed.plusDays(1)).orElse(day);
        return new Moment(time, day.isBefore(open) ? open : day);
    }

    /**
     * Whether a day that is open may be closed. Today may: what comes after it is booked on tomorrow.
     *
     * @return the day
     */
    public Decision<LocalDate> close(LocalDate day, Instant now) {
        if (day.isAfter(LocalDate.ofInstant(now, zone))) {
            return Decision.refused(new DayNotOver(day.toString()));
        }
        if (lastClosed.filter(closed -> !day.isAfter(closed)).isPresent()) {
            return Decision.refused(new LaterDayClosed(day.toString()));
        }
        return Decision.accepted(day);
    }

    /**
     * Days that are over and open, oldest first.
     *
     * @param first the first day that has an entry
     */
    public List<LocalDate> due(Optional<LocalDate> first, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return lastClosed
                .map(closed -> closed.plusDays(1))
                .or(() -> first)
                .filter(from -> from.isBefore(today))
                .map(from -> from.datesUntil(today).toList())
                .orElse(List.of());
    }
}
