package io.lunapark.platform.event;

/**
 * An event as the outbox holds it.
 *
 * @param position order of storing, rising per subject
 * @param envelope the whole envelope as JSON
 */
public record StoredEvent(long position, String subject, String type, String envelope) {}
