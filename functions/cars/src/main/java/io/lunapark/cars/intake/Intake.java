package io.lunapark.cars.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.cars.Breaker.Permit;
import io.lunapark.cars.CarRecord;
import io.lunapark.cars.GeneratorRun;
import io.lunapark.cars.Packing;
import io.lunapark.cars.store.PendingCars;
import io.lunapark.cars.store.SharedBreaker;
import io.lunapark.cars.store.SharedBreaker.Attempt;
import io.lunapark.platform.event.Origin;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes records: they are in the queue or in the fallback store when it returns. */
@Singleton
public final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final CarMessages messages;
    private final CarQueue queue;
    private final SharedBreaker breaker;
    private final PendingCars pending;

    Intake(CarMessages messages, CarQueue queue, SharedBreaker breaker, PendingCars pending) {
        this.messages = messages;
        this.queue = queue;
        this.breaker = breaker;
        this.pending = pending;
    }

    /** Where records are durable. */
    public enum Place {
        QUEUE,
        FALLBACK
    }

    /**
     * What was taken, in the order in which it was given.
     *
     * @param places one for each record that is durable; those behind them are not
     * @param refusal why the rest is not durable; null where nothing is left
     */
    public record Taken(List<Place> places, @Nullable RuntimeException refusal) {

        /** @throws RuntimeException where not all were taken */
        public void requireAll() {
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    private record Written(UUID id, String json, boolean generated) {

        int bytes() {
            return json.getBytes(UTF_8).length;
        }
    }

    /** Takes what is reported now. */
    public Taken take(List<CarRecord> records, Origin origin) {
        Attempt attempt = breaker.ask();
        return take(records, attempt, attempt.epoch(), origin);
    }

    /**
     * Takes what was made of a run of the generator.
     *
     * @param epoch in which the run was read: after a clean-up its records are dropped, as the run is
     */
    public Taken take(List<CarRecord> records, long epoch, Origin origin) {
        return take(records, breaker.ask(), OptionalLong.of(epoch), origin);
    }

    private Taken take(List<CarRecord> records, Attempt first, OptionalLong epoch, Origin origin) {
        List<Written> written = records.stream()
                .map(record -> new Written(
                        record.id(), messages.record(record), record.source().equals(GeneratorRun.SOURCE)))
                .toList();
        List<Place> places = new ArrayList<>();
        Attempt attempt = first;
        for (List<Written> message : Packing.pack(written, Written::bytes)) {
            try {
                Place place = Place.FALLBACK;
                if (attempt.permit() == Permit.FALL_BACK || !isSent(message, epoch, attempt, origin)) {
                    fallBack(message, epoch);
                    attempt = new Attempt(Permit.FALL_BACK, attempt.sentIn(), attempt.epoch());
                } else {
                    place = Place.QUEUE;
                    attempt = attempt.permit() == Permit.PROBE ? breaker.ask() : attempt;
                }
                for (int i = 0; i < message.size(); i++) {
                    places.add(place);
                }
            } catch (RuntimeException refusal) {
                return new Taken(places, refusal);
            }
        }
        return new Taken(places, null);
    }

    private boolean isSent(List<Written> message, OptionalLong epoch, Attempt attempt, Origin origin) {
        try {
            queue.send(message.stream().map(Written::json).toList(), epoch, attempt, origin);
            return true;
        } catch (RuntimeException e) {
            log.warn(
                    "The queue did not take {} records, the fallback store gets them: {}",
                    message.size(),
                    e.toString());
            return false;
        }
    }

    private void fallBack(List<Written> message, OptionalLong epoch) {
        pending.add(
                message.stream().map(Written::id).toList(),
                message.stream().map(Written::json).toList(),
                message.getFirst().generated(),
                epoch);
    }
}
