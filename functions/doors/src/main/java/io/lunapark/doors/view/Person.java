package io.lunapark.doors.view;

import io.lunapark.doors.Unlock;
import io.lunapark.kernel.Role;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A user as identity publishes them: whether they work here, and in which roles.
 *
 * @param name null where it was published before names were
 */
@Serdeable
public record Person(
        boolean active, List<String> roles, @Nullable String name) {

    public Person {
        roles = List.copyOf(roles);
    }

    Set<Role> knownRoles() {
        return roles.stream().flatMap(role -> Role.of(role).stream()).collect(Collectors.toSet());
    }

    /** Whether they may be members and in groups now. */
    public boolean isActiveStaff() {
        return active && Unlock.isStaff(knownRoles());
    }
}
