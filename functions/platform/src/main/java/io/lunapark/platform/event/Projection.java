package io.lunapark.platform.event;

import java.util.List;
import java.util.Set;

/**
 * Turns events into a view. Events come at least once and in any order; applying one again, or one that is older than
 * what the view has seen, changes nothing.
 */
public interface Projection {

    /** Types of the events that it wants. */
    Set<String> types();

    /** @throws RuntimeException when the event cannot be applied: it is tried again, and dead-lettered after five tries */
    void apply(Envelope event);

    /**
     * Applies of a batch what can be applied in fewer calls of a store; the rest is given to {@link #apply} one by one.
     *
     * @return the events that are applied by that
     */
    default List<Envelope> applyTogether(List<Envelope> batch) {
        return List.of();
    }

    /** Called once when all events of a batch were applied. */
    default void batchApplied() {}
}
