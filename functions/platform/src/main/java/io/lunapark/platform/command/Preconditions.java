package io.lunapark.platform.command;

import io.lunapark.kernel.Decision;
import io.lunapark.platform.http.Call;
import io.lunapark.platform.http.PlatformProblem;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.function.Function;

/** Optimistic concurrency: what the caller changes must be what the caller has seen. */
public final class Preconditions {

    private Preconditions() {}

    /**
     * Refuses with 412 when the call has an {@code If-Match} that does not name the present version.
     *
     * @param version of what is to be changed; empty where it is not there, which another rule will refuse
     */
    public static <T> Function<T, Decision<T>> ifMatch(HttpRequest<?> http, Function<T, Optional<Long>> version) {
        return present -> {
            boolean stale = Call.of(http)
                    .ifMatch()
                    .flatMap(wanted -> version.apply(present).filter(number -> !wanted.allows(number)))
                    .isPresent();
            return stale ? Decision.refused(PlatformProblem.STALE_VERSION) : Decision.accepted(present);
        };
    }
}
