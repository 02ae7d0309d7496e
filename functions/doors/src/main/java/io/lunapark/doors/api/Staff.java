package io.lunapark.doors.api;

import io.lunapark.kernel.Role;
import io.lunapark.platform.http.Call;
import io.micronaut.http.HttpRequest;
import java.util.Set;
import java.util.UUID;

/** Who calls, where only people who have signed in may. */
public final class Staff {

    private static final Set<Role> DECIDES = Set.of(Role.SECURITY, Role.ADMIN);

    private Staff() {}

    public static UUID id(HttpRequest<?> http) {
        return UUID.fromString(Call.of(http).caller().userId());
    }

    /** Security and admins decide about every building. */
    public static boolean decidesEverywhere(HttpRequest<?> http) {
        return Call.of(http).caller().roles().stream().anyMatch(DECIDES::contains);
    }
}
