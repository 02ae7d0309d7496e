package io.lunapark.identity.store;

import io.lunapark.identity.Slowdown;
import io.lunapark.identity.Slowdown.Count;
import io.lunapark.identity.token.OpaqueToken;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What failed, by what it counts for. Subjects are stored as hashes: what is typed for an e-mail may be a password. */
final class FailureRows {

    private FailureRows() {}

    /** How these counts stand, locked from now on, always in the same order; made where there are none. */
    static Map<Count, Slowdown> lock(Handle db, Map<Count, String> subjects, Instant now) {
        List<Count> counts = subjects.keySet().stream().sorted().toList();
        Map<Count, Slowdown> rows = new EnumMap<>(Count.class);
        db.createQuery("""
                        insert into attempts (kind, subject, last_at, forgiven_at)
                        select kind, decode(subject, 'hex'), :now, :now
                        from unnest(:kinds, :subjects) with ordinality as key(kind, subject, place) order by place
                        on conflict (kind, subject) do update set last_at = attempts.last_at
                        returning kind, forgiven_at, blocked_until
                        """)
                .bind("now", now)
                .bindArray(
                        "kinds",
                        String.class,
                        counts.stream().map(FailureRows::kind).toList())
                .bindArray(
                        "subjects",
                        String.class,
                        counts.stream()
                                .map(count -> HexFormat.of().formatHex(hash(subjects, count)))
                                .toList())
                .map((row, ctx) -> rows.put(
                        Count.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        new Slowdown(
                                row.getObject("forgiven_at", OffsetDateTime.class)
                                        .toInstant(),
                                Optional.ofNullable(row.getObject("blocked_until", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)
                                        .orElse(Instant.EPOCH))))
                .list();
        return rows;
    }

    /** Of rows that are locked. */
    static void write(Handle db, Map<Count, String> subjects, Map<Count, Slowdown> rows, Instant now) {
        PreparedBatch updates = db.prepareBatch("""
                update attempts set forgiven_at = :forgiven, blocked_until = :blocked, last_at = :now
                where kind = :kind and subject = :subject
                """);
        rows.forEach((count, slowdown) -> updates.bind("forgiven", slowdown.forgivenAt())
                .bind("blocked", slowdown.blockedUntil())
                .bind("now", now)
                .bind("kind", kind(count))
                .bind("subject", hash(subjects, count))
                .add());
        updates.execute();
    }

    static int tidy(Handle db, Instant now) {
        return db.createUpdate("""
                        delete from attempts where forgiven_at < :now and (blocked_until is null or blocked_until < :now)
                        """).bind("now", now).execute();
    }

    private static byte[] hash(Map<Count, String> subjects, Count count) {
        return OpaqueToken.sha256(String.valueOf(subjects.get(count)));
    }

    private static String kind(Count count) {
        return count.name().toLowerCase(Locale.ROOT);
    }
}
