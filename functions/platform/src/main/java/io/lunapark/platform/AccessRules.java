package io.lunapark.platform;

import io.lunapark.kernel.AccessTable;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.List;

/** Who may do what in the system of this function; tests bring their own table. */
@Factory
final class AccessRules {

    @Singleton
    AccessTable table(@Property(name = "lunapark.system") String system) {
        return AccessTable.read(List.of(system));
    }
}
