package io.lunapark.platform.http;

import io.lunapark.kernel.AccessTable;
import io.lunapark.kernel.AccessTable.Access;
import io.lunapark.kernel.Role;
import io.lunapark.platform.lambda.Function;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.Set;

/** Admits only principals whom the access table allows the use case of this function. */
@Singleton
public final class Admission {

    private final Access access;

    /** Fails for a use case without a row, so that its function does not start. */
    Admission(AccessTable table, @Property(name = Function.USE_CASE) String useCase) {
        access = table.of(useCase)
                .orElseThrow(
                        () -> new IllegalStateException(useCase + " has no row in access.table: nobody may call it"));
    }

    /** One of these is enough. */
    Set<Role> roles() {
        return access.roles();
    }

    /** Refuses a caller without a sufficient role. */
    void require(Caller caller) {
        if (access.allows(caller.roles())) {
            return;
        }
        throw new ProblemException(
                caller.equals(Caller.ANONYMOUS) ? PlatformProblem.NOT_SIGNED_IN : new NotAllowed(access.roles()));
    }
}
