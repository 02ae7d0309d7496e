package io.lunapark.cinema.endoverdueholds;

import io.lunapark.cinema.Booking;
import io.lunapark.cinema.store.Bookings;
import io.lunapark.cinema.store.LockedBooking;
import io.lunapark.cinema.store.WaitingList;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.DomainEvent;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.event.Origin;
import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.event.Publisher;
import io.lunapark.platform.event.StoredEvent;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes down the end of reservations that were not paid in time, and offers what is free to the waiting list. A seat
 * whose hold is over is free at that moment, without it. Several at once share the work.
 */
@UseCase
public class EndOverdueHolds implements Job {

    /** Reservations in one transaction: as many as make the cost of a statement small, and locks short. */
    private static final int CHUNK = 200;

    /** The schedule starts the next one every minute. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(45);

    private final Database database;
    private final Bookings bookings;
    private final WaitingList waiting;
    private final Outbox outbox;
    private final Publisher publisher;
    private final Clock clock;
    private final Ids ids;

    EndOverdueHolds(
            Database database,
            Bookings bookings,
            WaitingList waiting,
            Outbox outbox,
            Publisher publisher,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.bookings = bookings;
        this.waiting = waiting;
        this.outbox = outbox;
        this.publisher = publisher;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Map<String, Object> run() {
        Instant end = clock.instant().plus(LONGEST_RUN);
        List<StoredEvent> toSend = new ArrayList<>();
        int ended = 0;
        int now = -1;
        while (now != 0 && clock.instant().isBefore(end)) {
            now = endSome(toSend);
            ended += now;
        }
        int offered = 0;
        while (clock.instant().isBefore(end) && offer(toSend)) {
            offered++;
        }
        publisher.publish(toSend);
        return Map.of("ended", ended, "offered", offered);
    }

    private int endSome(List<StoredEvent> toSend) {
        return database.inTransaction(() -> {
            List<LockedBooking> overdue = bookings.lockOverdue(CHUNK);
            List<DomainEvent> events = new ArrayList<>();
            List<Booking> over = overdue.stream()
                    .map(one -> take(one.booking().expire(one.seats()), events))
                    .toList();
            if (!over.isEmpty()) {
                bookings.replaceAll(overdue, over);
                toSend.addAll(outbox.store(Origin.ofJob(), events));
            }
            return over.size();
        });
    }

    private boolean offer(List<StoredEvent> toSend) {
        try {
            return database.inTransaction(() -> {
                List<DomainEvent> events = new ArrayList<>();
                waiting.offer(clock.instant(), ids).ifPresent(offer -> take(offer, events));
                if (!events.isEmpty()) {
                    toSend.addAll(outbox.store(Origin.ofJob(), events));
                }
                return !events.isEmpty();
            });
        } catch (ProblemException takenMeanwhile) {
            return false;
        }
    }

    private static <T> T take(Decision<T> decision, List<DomainEvent> events) {
        if (decision instanceof Decision.Accepted<T> accepted) {
            events.addAll(accepted.events());
        }
        return ProblemException.orValue(decision);
    }
}
