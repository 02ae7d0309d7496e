package io.lunapark.tasks.api;

import io.lunapark.kernel.Role;
import io.lunapark.platform.http.Caller;
import java.util.UUID;

/** Whose tasks a caller may read. */
public final class Reader {

    private Reader() {}

    /** Managers and admins read all tasks, everybody else their own. */
    public static boolean readsAll(Caller caller) {
        return caller.roles().contains(Role.MANAGER) || caller.roles().contains(Role.ADMIN);
    }

    public static UUID id(Caller caller) {
        return UUID.fromString(caller.userId());
    }
}
