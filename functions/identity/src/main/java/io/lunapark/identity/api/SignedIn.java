package io.lunapark.identity.api;

import io.lunapark.platform.http.Caller;
import io.lunapark.platform.http.PlatformProblem;
import io.lunapark.platform.http.ProblemException;
import java.util.Optional;
import java.util.UUID;

/** The caller as one of our users. */
public record SignedIn(UUID user, Optional<UUID> session) {

    /** Ends the call where nobody is signed in. */
    public static SignedIn of(Caller caller) {
        if (caller.equals(Caller.ANONYMOUS)) {
            throw new ProblemException(PlatformProblem.NOT_SIGNED_IN);
        }
        return new SignedIn(UUID.fromString(caller.userId()), caller.sessionId().map(UUID::fromString));
    }
}
