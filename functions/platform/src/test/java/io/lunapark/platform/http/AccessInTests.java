package io.lunapark.platform.http;

import io.lunapark.kernel.AccessTable;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

/** The rows of the use cases that only the tests of the platform have. */
@Factory
final class AccessInTests {

    @Singleton
    @Replaces(AccessTable.class)
    AccessTable table() {
        return AccessTable.parse("""
                use-case  anyone  admin  manager  accountant  employee  operator  security  boxoffice  customer
                SayHello       x      x        x           x         x         x         x          x         x
                Rides          x      x        x           x         x         x         x          x         x
                Repairs        .      x        .           .         .         x         .          .         .
                """);
    }
}
