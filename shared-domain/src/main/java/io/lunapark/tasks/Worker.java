package io.lunapark.tasks;

import io.lunapark.kernel.Role;
import java.util.Collection;

/** Who takes part in the exchange. */
public final class Worker {

    private Worker() {}

    /** Tasks land on active employees; managers and admins hand them out, and get none themselves. */
    public static boolean isEligible(boolean active, Collection<String> roles) {
        return active
                && roles.contains(Role.EMPLOYEE.toString())
                && !roles.contains(Role.MANAGER.toString())
                && !roles.contains(Role.ADMIN.toString());
    }
}
