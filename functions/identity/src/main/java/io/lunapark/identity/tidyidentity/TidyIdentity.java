package io.lunapark.identity.tidyidentity;

import io.lunapark.identity.store.Attempts;
import io.lunapark.identity.store.Invitations;
import io.lunapark.identity.store.KnownPlaces;
import io.lunapark.identity.store.Sessions;
import io.lunapark.platform.command.Idempotency;
import io.lunapark.platform.lambda.Job;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.store.Database;
import java.util.Map;

/** Deletes expired sessions, refresh tokens, invitations, attempts, places and stored answers. */
@UseCase
public class TidyIdentity implements Job {

    private final Database database;
    private final Idempotency idempotency;
    private final Sessions sessions;
    private final Invitations invitations;
    private final Attempts attempts;
    private final KnownPlaces places;

    TidyIdentity(
            Database database,
            Idempotency idempotency,
            Sessions sessions,
            Invitations invitations,
            Attempts attempts,
            KnownPlaces places) {
        this.database = database;
        this.idempotency = idempotency;
        this.sessions = sessions;
        this.invitations = invitations;
        this.attempts = attempts;
        this.places = places;
    }

    @Override
    public Map<String, Object> run() {
        return database.inTransaction(() -> Map.of(
                "forgottenKeys", idempotency.tidy(),
                "forgottenSessions", sessions.tidy(),
                "forgottenInvitations", invitations.tidy(),
                "forgottenAttempts", attempts.tidy(),
                "forgottenPlaces", places.tidy()));
    }
}
