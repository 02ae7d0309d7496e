package io.lunapark.identity.store;

import io.lunapark.identity.EmailAddress;
import io.lunapark.identity.IdentityProblem.TooManyAttempts;
import io.lunapark.identity.Slowdown;
import io.lunapark.identity.token.OpaqueToken;
import io.lunapark.kernel.Decision;
import io.lunapark.kernel.Ids;
import io.lunapark.platform.store.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Counts tries to sign in and to sign up. A try counts before its password is looked at, in a transaction of its own: so
 * those that run side by side count too, and those that fail stay counted.
 */
@Singleton
public final class Attempts {

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final Duration SIGN_UP_WINDOW = Duration.ofHours(1);
    private static final int MOST_SIGN_UPS = 5;

    private final Database database;
    private final Clock clock;
    private final Ids ids;

    Attempts(Database database, Clock clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /** Counts a try to prove who one is; refused while the account or the address has to wait. */
    public Decision<Boolean> signIn(EmailAddress account, String sourceIp) {
        Instant now = clock.instant();
        return database.inTransaction(db -> {
            List<Row> rows = keys(account, sourceIp).stream()
                    .map(key -> take(db, key, now))
                    .toList();
            Optional<Instant> blockedUntil = rows.stream()
                    .map(Row::blockedUntil)
                    .filter(end -> end.isAfter(now))
                    .max(Instant::compareTo);
            if (blockedUntil.isPresent()) {
                return refused(Duration.between(now, blockedUntil.get()));
            }
            rows.forEach(row -> count(db, row, now));
            return Decision.accepted(true);
        });
    }

    /** The password was right: what was counted before is forgotten. */
    public void signedIn(Handle db, EmailAddress account, String sourceIp) {
        keys(account, sourceIp)
                .forEach(key -> db.createUpdate("delete from attempts where kind = :kind and subject = :subject")
                        .bind("kind", key.kind())
                        .bind("subject", key.subject())
                        .execute());
    }

    /** Counts a try to sign up; refused after the fifth within an hour from one address. */
    public Decision<Boolean> signUp(String sourceIp) {
        Instant now = clock.instant();
        byte[] address = OpaqueToken.sha256(SourceAddress.block(sourceIp));
        return database.inTransaction(db -> {
            db.createQuery("select pg_advisory_xact_lock(hashtextextended(encode(:address, 'hex'), 1))::text")
                    .bind("address", address)
                    .mapTo(String.class)
                    .one();
            List<Instant> recent = db.createQuery("""
                            select at from sign_up_attempts where address = :address and at > :since order by at
                            """)
                    .bind("address", address)
                    .bind("since", now.minus(SIGN_UP_WINDOW))
                    .mapTo(OffsetDateTime.class)
                    .map(OffsetDateTime::toInstant)
                    .list();
            if (recent.size() >= MOST_SIGN_UPS) {
                return refused(Duration.between(now, recent.getFirst().plus(SIGN_UP_WINDOW)));
            }
            db.createUpdate("insert into sign_up_attempts (id, address, at) values (:id, :address, :now)")
                    .bind("id", ids.next())
                    .bind("address", address)
                    .bind("now", now)
                    .execute();
            return Decision.accepted(true);
        });
    }

    public int tidy(Handle db) {
        Instant now = clock.instant();
        return db.createUpdate("delete from attempts where last_at < :old")
                        .bind("old", now.minus(FORGOTTEN_AFTER))
                        .execute()
                + db.createUpdate("delete from sign_up_attempts where at < :old")
                        .bind("old", now.minus(SIGN_UP_WINDOW))
                        .execute();
    }

    /** The row of a key, which is locked from now on; made where there is none. */
    private static Row take(Handle db, Key key, Instant now) {
        return db.createQuery("""
                        insert into attempts (kind, subject, failures, last_at) values (:kind, :subject, 0, :now)
                        on conflict (kind, subject) do update set last_at = excluded.last_at
                        returning failures, blocked_until
                        """)
                .bind("kind", key.kind())
                .bind("subject", key.subject())
                .bind("now", now)
                .map((row, ctx) -> new Row(
                        key,
                        row.getInt("failures"),
                        Optional.ofNullable(row.getObject("blocked_until", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(Instant.EPOCH)))
                .one();
    }

    private static void count(Handle db, Row row, Instant now) {
        int failures = row.failures() + 1;
        db.createUpdate("""
                        update attempts set failures = :failures, blocked_until = :until
                        where kind = :kind and subject = :subject
                        """)
                .bind("failures", failures)
                .bind("until", Slowdown.after(failures).map(now::plus).orElse(null))
                .bind("kind", row.key().kind())
                .bind("subject", row.key().subject())
                .execute();
    }

    private static Decision<Boolean> refused(Duration wait) {
        return Decision.refused(new TooManyAttempts(wait.plusMillis(999).toSeconds()));
    }

    /** Always in this order, so that two tries never wait for each other. */
    private static List<Key> keys(EmailAddress account, String sourceIp) {
        return List.of(
                new Key("account", OpaqueToken.sha256(account.text())),
                new Key("address", OpaqueToken.sha256(SourceAddress.block(sourceIp))));
    }

    private record Key(String kind, byte[] subject) {}

    private record Row(Key key, int failures, Instant blockedUntil) {}
}
