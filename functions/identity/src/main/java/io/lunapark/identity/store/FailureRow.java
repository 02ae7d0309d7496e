package io.lunapark.identity.store;

import io.lunapark.identity.Slowdown;
import io.lunapark.identity.Slowdown.Count;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What failed, by what it counts for. Subjects are stored as hashes: what is typed for an e-mail may be a password. */
@MappedEntity("attempts")
record FailureRow(
        @Id String kind,
        byte[] subject,
        Instant forgivenAt,
        @Nullable Instant blockedUntil,
        Instant lastAt) {

    Count count() {
        return Count.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    Slowdown slowdown() {
        return new Slowdown(forgivenAt, Optional.ofNullable(blockedUntil).orElse(Instant.EPOCH));
    }

    FailureRow with(Slowdown slowdown, Instant now) {
        return new FailureRow(kind, subject, slowdown.forgivenAt(), slowdown.blockedUntil(), now);
    }

    static String kind(Count count) {
        return count.name().toLowerCase(Locale.ROOT);
    }
}
