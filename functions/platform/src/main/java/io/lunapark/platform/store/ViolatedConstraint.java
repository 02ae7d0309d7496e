package io.lunapark.platform.store;

import io.micronaut.data.exceptions.DataAccessException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The name of the constraint for which Postgres refused a statement. */
public final class ViolatedConstraint {

    private ViolatedConstraint() {}

    /** Whether it was this one. */
    public static boolean is(String name, DataAccessException refusal) {
        return Optional.ofNullable(refusal.getCause())
                .filter(PSQLException.class::isInstance)
                .map(PSQLException.class::cast)
                .map(PSQLException::getServerErrorMessage)
                .map(ServerErrorMessage::getConstraint)
                .filter(name::equals)
                .isPresent();
    }
}
