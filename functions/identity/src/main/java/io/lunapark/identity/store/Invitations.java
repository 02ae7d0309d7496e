package io.lunapark.identity.store;

import io.lunapark.identity.IdentityProblem.InvitationRefused;
import io.lunapark.identity.token.OpaqueToken;
import io.lunapark.kernel.Decision;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Invitations to choose a password, one per user. */
@Singleton
public final class Invitations {

    private static final Duration LIFETIME = Duration.ofDays(7);

    private final Clock clock;

    Invitations(Clock clock) {
        this.clock = clock;
    }

    /** What the admin hands on. */
    public record Invitation(OpaqueToken token, Instant expiresAt) {}

    /** A new one, which makes the earlier void. */
    public Invitation make(Handle db, UUID user) {
        Invitation invitation =
                new Invitation(OpaqueToken.make(), clock.instant().plus(LIFETIME));
        db.createUpdate("""
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

    /** Whom it invites, as long as it is good. */
    public Decision<UUID> find(Handle db, OpaqueToken token) {
        return db.createQuery("select user_id from invitations where token_hash = :hash and expires_at > :now")
                .bind("hash", token.hash())
                .bind("now", clock.instant())
                .mapTo(UUID.class)
                .findOne()
                .map(Decision::<UUID>accepted)
                .orElseGet(() -> Decision.refused(new InvitationRefused()));
    }

    /** Uses it up; refused when it was used already. */
    public Decision<UUID> use(Handle db, OpaqueToken token) {
        return find(db, token)
                .then(user -> db.createUpdate("delete from invitations where token_hash = :hash")
                                        .bind("hash", token.hash())
                                        .execute()
                                == 1
                        ? Decision.accepted(user)
                        : Decision.refused(new InvitationRefused()));
    }

    public int tidy(Handle db) {
        return db.createUpdate("delete from invitations where expires_at < :now")
                .bind("now", clock.instant())
                .execute();
    }
}
