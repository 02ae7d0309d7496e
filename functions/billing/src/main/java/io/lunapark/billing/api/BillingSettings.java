package io.lunapark.billing.api;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.ZoneId;

/** What the books are kept by: the currency, ISO 4217, and the zone whose days they have. */
@Singleton
public final class BillingSettings {

    private final String currency;
    private final ZoneId zone;

    BillingSettings(
            @Property(name = "lunapark.billing.currency", defaultValue = "PLN") String currency,
            @Property(name = "lunapark.time-zone") String zone) {
        this.currency = currency;
        this.zone = ZoneId.of(zone);
    }

    public String currency() {
        return currency;
    }

    public ZoneId zone() {
        return zone;
    }
}
