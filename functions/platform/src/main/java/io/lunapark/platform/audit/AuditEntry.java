package io.lunapark.platform.audit;

import io.lunapark.platform.event.Envelope;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * What the audit log holds and shows: who, what, when, with which outcome.
 *
 * @param tried the data of {@link CommandTried}
 */
@Serdeable
public record AuditEntry(
        UUID id,
        Instant time,
        String actor,
        String correlationId,
        @Schema(implementation = CommandTried.class) JsonNode tried) {

    static AuditEntry of(Envelope event) {
        return new AuditEntry(event.id(), event.time(), event.actor(), event.correlationId(), event.data());
    }
}
