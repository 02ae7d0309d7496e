package io.lunapark.tasks.api;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Where prices and assignees come from: nobody can foretell them; tests bring their own. */
@Factory
final class Chance {

    @Bean
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }
}
