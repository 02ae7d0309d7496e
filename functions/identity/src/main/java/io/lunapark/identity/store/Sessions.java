package io.lunapark.identity.store;

import io.lunapark.identity.IdentityProblem.RefreshTokenRefused;
import io.lunapark.identity.User;
import io.lunapark.identity.token.OpaqueToken;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Sign-ins with their refresh tokens. A session has one live token; each refresh spends it and makes the next. */
@Singleton
public final class Sessions {

    private static final Duration LONGEST_SESSION = Duration.ofDays(90);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(30);

    private final SessionRows rows;
    private final Users users;
    private final Clock clock;
    private final Ids ids;

    Sessions(SessionRows rows, Users users, Clock clock, Ids ids) {
        this.rows = rows;
        this.users = users;
        this.clock = clock;
        this.ids = ids;
    }

    /** A session of a user, with its only valid refresh token. */
    public record Opened(User user, UUID session, OpaqueToken refreshToken) {}

    /** Of a user who is locked. */
    public Opened open(User user) {
        UUID session = ids.next();
        Instant now = clock.instant();
        Instant end = now.plus(LONGEST_SESSION);
        rows.save(new SessionRow(session, user.id(), now, end, null));
        return new Opened(user, session, makeToken(session, now, end));
    }

    /** Spends a refresh token for the next one. Of many who show the same, one is first; user and roles are those of now. */
    public Decision<Opened> refresh(OpaqueToken token) {
        Instant now = clock.instant();
        Optional<Opened> refreshed = rows.findByToken(token.hash())
                .flatMap(session -> users.lock(session.userId())
                        .map(Users.Account::user)
                        .filter(User::active)
                        .flatMap(user -> rows.lockOpen(session.id(), now)
                                .filter(open -> rows.spend(token.hash(), now) == 1)
                                .map(open ->
                                        new Opened(user, open.id(), makeToken(open.id(), now, open.expiresAt())))));
        return refreshed.map(Decision::<Opened>accepted).orElseGet(() -> Decision.refused(new RefreshTokenRefused()));
    }

    /** A spent token that comes back was stolen, before or after: its whole family ends. */
    public int closeFamilyOfSpent(OpaqueToken token) {
        return rows.closeFamilyOfSpent(token.hash(), clock.instant());
    }

    public void close(UUID session) {
        rows.close(session, clock.instant());
    }

    /** All sessions of a user, but for the one that may stay. */
    public void closeAll(UUID user, Optional<UUID> except) {
        rows.closeAll(user, except.orElse(null), clock.instant());
    }

    /** Forgets what can no longer be shown by anybody. */
    public int tidy() {
        Instant now = clock.instant();
        return rows.deleteEnded(now, now.minus(LONGEST_PAUSE)) + rows.deleteExpiredTokens(now);
    }

    private OpaqueToken makeToken(UUID session, Instant now, Instant end) {
        OpaqueToken token = OpaqueToken.make();
        Instant pause = now.plus(LONGEST_PAUSE);
        rows.insertToken(token.hash(), session, pause.isBefore(end) ? pause : end);
        return token;
    }
}
