package io.lunapark.platform.audit;

import io.lunapark.kernel.seal.StoredEntry;
import io.lunapark.platform.event.Envelope;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * What the audit log holds and shows: who, what, when, with which outcome.
 *
 * @param recordedAt where it stands in the log: the time of the command, or when it came if that was seconds later; null in old
 *     entries
 * @param tried the data of {@link CommandTried}
 * @param fault {@code unreadable} for one of which only the place is known, otherwise null
 */
@Serdeable
public record AuditEntry(
        @Nullable UUID id,
        @Nullable Instant time,
        @Nullable Instant recordedAt,
        @Nullable String actor,
        @Nullable String correlationId,

        @Nullable @Schema(implementation = CommandTried.class)
        JsonNode tried,

        @Nullable String fault) {

    static AuditEntry of(Envelope event, Instant now) {
        return new AuditEntry(event.id(), event.time(), now, event.actor(), event.correlationId(), event.data(), null);
    }

    static AuditEntry unreadable(StoredEntry stored) {
        return new AuditEntry(null, null, stored.time().orElse(null), null, null, null, "unreadable");
    }
}
