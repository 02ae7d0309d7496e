package io.lunapark.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.lunapark.kernel.Ids;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** Where time and ids come from; tests bring their own. */
@Factory
final class TimeAndIds {

    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /** UUIDv7: sorted by the time of their making. */
    @Bean
    @Singleton
    Ids ids() {
        NoArgGenerator generator = Generators.timeBasedEpochGenerator();
        return generator::generate;
    }
}
