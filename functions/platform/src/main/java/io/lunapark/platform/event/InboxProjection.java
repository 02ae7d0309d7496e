package io.lunapark.platform.event;

import io.lunapark.kernel.DomainEvent;
import java.util.List;
import java.util.Optional;

/**
 * Turns events into something in Postgres, exactly once each. Its system says {@code LUNAPARK_INBOX: "true"} to its
 * migration, which makes the table.
 */
public interface InboxProjection extends Projection {

    Inbox inbox();

    /**
     * The effect of an event, in a transaction of its own.
     *
     * @return the events that it causes; nothing where it stands on an event of its subject that has not come yet: it waits,
     *     and is applied with that
     * @throws RuntimeException when the event cannot be applied
     */
    Optional<List<DomainEvent>> effect(Envelope event);

    @Override
    default void apply(Envelope event) {
        inbox().receive(List.of(event), this::effect);
    }

    @Override
    default List<Envelope> applyTogether(List<Envelope> batch) {
        inbox().receive(batch, this::effect);
        return batch;
    }
}
