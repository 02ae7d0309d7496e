package io.lunapark.identity.store;

import io.lunapark.identity.IdentityProblem.InvitationRefused;
import io.lunapark.identity.token.OpaqueToken;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Invitations to choose a password, one per user. */
@Singleton
public final class Invitations {

    private static final Duration LIFETIME = Duration.ofDays(7);

    private final Database database;
    private final Clock clock;

    Invitations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What the admin hands on. */
    public record Invitation(OpaqueToken token, Instant expiresAt) {}

    /** A new one, which makes the earlier void. */
    public Invitation make(UUID user) {
        Invitation invitation =
                new Invitation(OpaqueToken.make(), clock.instant().plus(LIFETIME));
        database.handle()
                .createUpdate("""
                        insert into invitations (user_id, token_hash, expires_at) values (:user, :hash, :end)
                        on conflict (user_id) do update set
                            token_hash = excluded.token_hash, expires_at = excluded.expires_at
                        """)
                .bind("user", user)
                .bind("hash", invitation.token().hash())
                .bind("end", invitation.expiresAt())
                .execute();
        return invitation;
    }

    /**
     * Whom it invites, as long as it is good.
     *
     * @throws ProblemException {@code invitation-refused}
     */
    public UUID find(OpaqueToken token) {
        return database.handle()
                .createQuery("select user_id from invitations where token_hash = :hash and expires_at > :now")
                .bind("hash", token.hash())
                .bind("now", clock.instant())
                .mapTo(UUID.class)
                .findOne()
                .orElseThrow(() -> new ProblemException(new InvitationRefused()));
    }

    /**
     * Uses it up.
     *
     * @throws ProblemException {@code invitation-refused} when somebody else just has
     */
    public void use(OpaqueToken token) {
        find(token);
        int used = database.handle()
                .createUpdate("delete from invitations where token_hash = :hash")
                .bind("hash", token.hash())
                .execute();
        if (used == 0) {
            throw new ProblemException(new InvitationRefused());
        }
    }

    public int tidy() {
        return database.handle()
                .createUpdate("delete from invitations where expires_at < :now")
                .bind("now", clock.instant())
                .execute();
    }
}
