package io.lunapark.operations.showhealth;

import io.lunapark.platform.event.Outbox;
import io.lunapark.platform.lease.Leader;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * How the house is.
 *
 * @param status {@code ok}, {@code out-of-reach} when a store does not answer, or {@code not-in-sync} at a site that joins, comes back or is refused
 * @param nodes what this computer exchanges with others, by system; empty while Postgres is out of reach
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
        List<Node> nodes,
        @Nullable Leader leader) {

    /**
     * @param name {@code centre}, which decides edits, or the name of a site
     * @param state {@code centre}; at a site {@code joining}, {@code catching-up}, {@code in-sync}, {@code alone} without its link, or
     *     {@code refused} where the centre does not take what was done here
     * @param behind edits that it knows of and has not read
     * @param unsent edits that the centre has not decided
     * @param inSyncAt when it last had read everything
     */
    @Serdeable
    public record Node(
            String system,
            String name,
            String state,
            long behind,
            long unsent,
            @Nullable Instant inSyncAt) {

        static final String JOINING = "joining";
        static final String CATCHING_UP = "catching-up";
        static final String REFUSED = "refused";

        /** Alone it works and is fine; while it lacks what others have, or they never get what it has, it is not. */
        boolean isOutOfSync() {
            return state.equals(JOINING) || state.equals(CATCHING_UP) || state.equals(REFUSED);
        }
    }

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
