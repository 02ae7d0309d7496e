package io.lunapark.operations.showhealth;

import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.lease.Leader;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * How the house is.
 *
 * @param status {@code ok}, or {@code out-of-reach} when a store does not answer
 * @param outboxes events that wait to be sent, by system; empty while Postgres is out of reach
 * @param inboxes events that wait for others that they stand on, by system
 * @param leader the node that fires schedules; null while none does, and in Lambda
 */
@Serdeable
public record Health(
        String status,
        List<Store> stores,
        List<Outbox.Backlog> outboxes,
        List<Outbox.Backlog> inboxes,
        List<Queue> queues,
        List<Queue> deadLetters,
        @Nullable Leader leader) {

    /** @param problem why it cannot be reached, in words for an operator */
    @Serdeable
    public record Store(
            String name, boolean reachable, @Nullable String problem) {}

    /**
     * @param waiting messages to be delivered, about
     * @param inFlight messages that are being worked on, about
     */
    @Serdeable
    public record Queue(String name, long waiting, long inFlight) {}
}
