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

/** Lets callers see what they have just made: for a very young id, one looks again for a moment until the view has it. */
@Singleton
public final class YoungIds {

    /** Whoever asks for something this young may be ahead of the view, which is seldom more than 0.1 s behind. */
    private static final Duration YOUNG = Duration.ofSeconds(5);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Clock clock;

    YoungIds(Clock clock) {
        this.clock = clock;
    }

    /** @param gone whether it was removed: then it will not come any more */
    public <T> Optional<T> look(UUID id, BooleanSupplier gone, Supplier<Optional<T>> look) {
        Optional<T> found = look.get();
        Instant end = clock.instant().plus(LONGEST_WAIT);
        while (found.isEmpty()
                && isYoung(id)
                && !gone.getAsBoolean()
                && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            found = look.get();
        }
        return found;
    }

    /** A UUIDv7 begins with the 48-bit time of its making, in milliseconds. */
    private boolean isYoung(UUID id) {
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return id.version() == 7
                && Duration.between(made, clock.instant()).abs().compareTo(YOUNG) < 0;
    }
}
