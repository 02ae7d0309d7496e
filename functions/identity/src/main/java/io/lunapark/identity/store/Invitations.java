package io.lunapark.identity.store;

import io.lunapark.identity.IdentityProblem.InvitationRefused;
import io.lunapark.identity.token.OpaqueToken;
import io.lunapark.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Invitations to choose a password, one per user. */
@Singleton
public final class Invitations {

    private static final Duration LIFETIME = Duration.ofDays(7);

    private final InvitationRows rows;
    private final Clock clock;

    Invitations(InvitationRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** What the admin hands on. */
    public record Invitation(OpaqueToken token, Instant expiresAt) {}

    /** A new one, which makes the earlier void. */
    public Invitation make(UUID user) {
        Invitation invitation =
                new Invitation(OpaqueToken.make(), clock.instant().plus(LIFETIME));
        rows.store(new InvitationRow(user, invitation.token().hash(), invitation.expiresAt()));
        return invitation;
    }

    /**
     * Whom it invites, as long as it is good.
     *
     * @throws ProblemException {@code invitation-refused}
     */
    public UUID find(OpaqueToken token) {
        return rows.findByTokenHashAndExpiresAtGreaterThan(token.hash(), clock.instant())
                .map(InvitationRow::userId)
                .orElseThrow(() -> new ProblemException(new InvitationRefused()));
    }

    /**
     * Uses it up.
     *
     * @throws ProblemException {@code invitation-refused} when somebody else just has
     */
    public void use(OpaqueToken token) {
        find(token);
        if (rows.delete(token.hash()) == 0) {
            throw new ProblemException(new InvitationRefused());
        }
    }

    public int tidy() {
        return rows.deleteExpired(clock.instant());
    }
}
