package io.lunapark.platform.view;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Lets callers read what they have just written: a query for a new id repeats for up to two seconds until the view has it. */
@Singleton
public final class ReadYourWrites {

    /** Ids this new may be missing in the view, which is rarely more than 0.1 s behind. */
    private static final Duration NEW_FOR = Duration.ofSeconds(5);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_READS = Duration.ofMillis(20);

    private final Clock clock;

    ReadYourWrites(Clock clock) {
        this.clock = clock;
    }

    /** @param gone whether it was removed: then waiting is useless */
    public <T> Optional<T> find(UUID id, BooleanSupplier gone, Supplier<Optional<T>> find) {
        Optional<T> found = find.get();
        Instant end = clock.instant().plus(LONGEST_WAIT);
        while (found.isEmpty()
                && isNew(id)
                && !gone.getAsBoolean()
                && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(BETWEEN_READS.toNanos());
            found = find.get();
        }
        return found;
    }

    /** A UUIDv7 begins with 48 bits of the time it was made at, in milliseconds. */
    private boolean isNew(UUID id) {
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return id.version() == 7
                && Duration.between(made, clock.instant()).abs().compareTo(NEW_FOR) < 0;
    }
}
