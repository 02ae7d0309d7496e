package io.lunapark.analytics.api;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The currency of all sums, ISO 4217, and the day that it is at the venue. */
@Singleton
public final class AnalyticsSettings {

    private final String currency;
    private final ZoneId zone;
    private final Clock clock;

    AnalyticsSettings(
            @Property(name = "lunapark.analytics.currency", defaultValue = "PLN") String currency,
            @Property(name = "lunapark.time-zone") String zone,
            Clock clock) {
        this.currency = currency;
        this.zone = ZoneId.of(zone);
        this.clock = clock;
    }

    public String currency() {
        return currency;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
