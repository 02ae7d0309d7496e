package io.lunapark.platform.event;

import java.util.List;

/**
 * Turns events into something in Postgres, exactly once each. Its system says {@code LUNAPARK_INBOX: "true"} to its
 * migration, which makes the table.
 */
public interface InboxProjection extends Projection {

    Inbox inbox();

    /**
     * Applies events in the transaction that it is called in, in as few statements as there can be.
     *
     * @return the effect of each that is applied; one that stands on an event which has not come yet is left out: it waits,
     *     and is given again with the next events of its subject
     * @throws RuntimeException when one of them cannot be applied
     */
    List<Effect> effects(List<Envelope> events);

    @Override
    default void apply(Envelope event) {
        inbox().receive(List.of(event), this::effects);
    }

    @Override
    default List<Envelope> applyTogether(List<Envelope> batch) {
        inbox().receive(batch, this::effects);
        return batch;
    }
}
