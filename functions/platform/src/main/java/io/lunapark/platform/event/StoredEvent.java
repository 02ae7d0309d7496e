package io.lunapark.platform.event;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * An event as the outbox holds it.
 *
 * @param position order of storing, rising per subject
 * @param envelope the whole envelope as JSON
 */
@MappedEntity("outbox")
public record StoredEvent(@Id long position, String subject, String type, String envelope) {}
