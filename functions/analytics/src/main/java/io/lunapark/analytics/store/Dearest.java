package io.lunapark.analytics.store;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The dearest task that was completed on a day. Of several the one with the lowest id. */
@Introspected
public record Dearest(
        LocalDate day, UUID taskId, String title, @Nullable String jiraId, long amountInCents) {

    public static final Comparator<Dearest> BY_REWARD =
            Comparator.comparingLong(Dearest::amountInCents).thenComparing(Dearest::day);
}
