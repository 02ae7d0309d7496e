package io.lunapark.cinema.api;

import io.lunapark.kernel.Role;
import io.lunapark.platform.http.Caller;
import java.util.Set;
import java.util.UUID;

/** Who calls, where only people who have signed in may. */
public final class Buyer {

    private static final Set<Role> SELLS = Set.of(Role.BOXOFFICE, Role.ADMIN);
    private static final Set<Role> REFUNDS = Set.of(Role.BOXOFFICE, Role.MANAGER, Role.ADMIN);

    private Buyer() {}

    public static UUID id(Caller caller) {
        return UUID.fromString(caller.userId());
    }

    /** Whether this is of the caller. */
    public static boolean owns(Caller caller, UUID owner) {
        return id(caller).equals(owner);
    }

    /** The box office takes money for others. */
    public static boolean maySellFor(Caller caller, UUID owner) {
        return owns(caller, owner) || caller.roles().stream().anyMatch(SELLS::contains);
    }

    /** Who gives money back looks at what it was paid for. */
    public static boolean mayRefund(Caller caller, UUID owner) {
        return owns(caller, owner) || caller.roles().stream().anyMatch(REFUNDS::contains);
    }
}
