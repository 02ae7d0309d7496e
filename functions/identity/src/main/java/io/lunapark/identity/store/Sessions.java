package io.lunapark.identity.store;

import io.lunapark.identity.IdentityProblem.RefreshTokenRefused;
import io.lunapark.identity.User;
import io.lunapark.identity.token.OpaqueToken;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Sign-ins with their refresh tokens. A session has one live token; each refresh spends it and makes the next. */
@Singleton
public final class Sessions {

    private static final Duration LONGEST_SESSION = Duration.ofDays(90);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(30);

    private final Database database;
    private final Users users;
    private final Clock clock;
    private final Ids ids;

    Sessions(Database database, Users users, Clock clock, Ids ids) {
        this.database = database;
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
        database.handle()
                .createUpdate(
                        "insert into sessions (id, user_id, started_at, expires_at) values (:id, :user, :now, :end)")
                .bind("id", session)
                .bind("user", user.id())
                .bind("now", now)
                .bind("end", end)
                .execute();
        return new Opened(user, session, makeToken(session, now, end));
    }

    /** Spends a refresh token for the next one. Of many who show the same, one is first; user and roles are those of now. */
    public Decision<Opened> refresh(OpaqueToken token) {
        Instant now = clock.instant();
        Optional<Opened> refreshed = place(token)
                .flatMap(place -> users.lock(place.user())
                        .map(Users.Account::user)
                        .filter(User::active)
                        .flatMap(user -> endOfOpenSession(place.session(), now)
                                .filter(end -> spend(token, now))
                                .map(end -> new Opened(user, place.session(), makeToken(place.session(), now, end)))));
        return refreshed.map(Decision::<Opened>accepted).orElseGet(() -> Decision.refused(new RefreshTokenRefused()));
    }

    /** A spent token that comes back was stolen, before or after: its whole family ends. */
    public int closeFamilyOfSpent(OpaqueToken token) {
        return database.handle()
                .createUpdate("""
                        update sessions set closed_at = :now
                        where closed_at is null and id in (
                            select session_id from refresh_tokens where token_hash = :hash and spent_at is not null)
                        """)
                .bind("now", clock.instant())
                .bind("hash", token.hash())
                .execute();
    }

    public void close(UUID session) {
        database.handle()
                .createUpdate("update sessions set closed_at = :now where id = :id and closed_at is null")
                .bind("now", clock.instant())
                .bind("id", session)
                .execute();
    }

    /** All sessions of a user, but for the one that may stay. */
    public void closeAll(UUID user, Optional<UUID> except) {
        database.handle()
                .createUpdate("""
                        update sessions set closed_at = :now
                        where user_id = :user and closed_at is null and (:except::uuid is null or id <> :except::uuid)
                        """)
                .bind("now", clock.instant())
                .bind("user", user)
                .bind("except", except.orElse(null))
                .execute();
    }

    /** Forgets what can no longer be shown by anybody. */
    public int tidy() {
        Instant now = clock.instant();
        return database.handle()
                        .createUpdate("delete from sessions where expires_at < :now or closed_at < :closed")
                        .bind("now", now)
                        .bind("closed", now.minus(LONGEST_PAUSE))
                        .execute()
                + database.handle()
                        .createUpdate("delete from refresh_tokens where expires_at < :now")
                        .bind("now", now)
                        .execute();
    }

    private Optional<Place> place(OpaqueToken token) {
        return database.handle()
                .createQuery("""
                        select s.id, s.user_id from refresh_tokens t join sessions s on s.id = t.session_id
                        where t.token_hash = :hash
                        """)
                .bind("hash", token.hash())
                .map((row, ctx) -> new Place(row.getObject("id", UUID.class), row.getObject("user_id", UUID.class)))
                .findOne();
    }

    private Optional<Instant> endOfOpenSession(UUID session, Instant now) {
        return database.handle()
                .createQuery("""
                        select expires_at from sessions
                        where id = :id and closed_at is null and expires_at > :now for update
                        """)
                .bind("id", session)
                .bind("now", now)
                .mapTo(OffsetDateTime.class)
                .map(OffsetDateTime::toInstant)
                .findOne();
    }

    private boolean spend(OpaqueToken token, Instant now) {
        return database.handle()
                        .createUpdate("""
                        update refresh_tokens set spent_at = :now
                        where token_hash = :hash and spent_at is null and expires_at > :now
                        """)
                        .bind("now", now)
                        .bind("hash", token.hash())
                        .execute()
                == 1;
    }

    private OpaqueToken makeToken(UUID session, Instant now, Instant end) {
        OpaqueToken token = OpaqueToken.make();
        Instant pause = now.plus(LONGEST_PAUSE);
        database.handle()
                .createUpdate(
                        "insert into refresh_tokens (token_hash, session_id, expires_at) values (:hash, :session, :end)")
                .bind("hash", token.hash())
                .bind("session", session)
                .bind("end", pause.isBefore(end) ? pause : end)
                .execute();
        return token;
    }

    private record Place(UUID session, UUID user) {}
}
