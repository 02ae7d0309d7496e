package io.lunapark.cars.store;

import io.lunapark.cars.Breaker;
import io.lunapark.cars.Breaker.State;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** The one row of the breaker. */
@MappedEntity("breaker")
record BreakerRow(@Id boolean onlyOne, String state, long term, int failures, Instant until) {

    Breaker breaker() {
        return new Breaker(State.valueOf(state), term, failures, until);
    }
}
