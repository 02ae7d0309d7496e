package io.lunapark.platform;

import io.lunapark.kernel.AccessTable;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Who may do what; tests bring their own table. */
@Factory
final class AccessRules {

    @Singleton
    AccessTable table() {
        return AccessTable.read();
    }
}
