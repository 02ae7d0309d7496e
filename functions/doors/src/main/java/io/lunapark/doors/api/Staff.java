package io.lunapark.doors.api;

import io.lunapark.kernel.Role;
import io.lunapark.platform.http.Caller;
import java.util.Set;
import java.util.UUID;

/** Who calls, where only people who have signed in may. */
public final class Staff {

    private static final Set<Role> DECIDES = Set.of(Role.SECURITY, Role.ADMIN);

    private Staff() {}

    public static UUID id(Caller caller) {
        return UUID.fromString(caller.userId());
    }

    /** Security and admins decide about every building. */
    public static boolean decidesEverywhere(Caller caller) {
        return caller.roles().stream().anyMatch(DECIDES::contains);
    }
}
