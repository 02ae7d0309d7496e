package io.lunapark.coasters;

import io.lunapark.kernel.DomainEvent;
import java.util.UUID;

/**
 * What happens to a coaster. Each carries the whole coaster as it is afterwards, so that no consumer looks anything up,
 * and exactly one happens per version: the version is also the event's place in the order.
 */
public sealed interface CoasterEvent extends DomainEvent {

    /** The coaster after what happened. */
    Coaster coaster();

    @Override
    default String subject() {
        return subjectOf(coaster().id());
    }

    /** Every version of a coaster has exactly one event. */
    @Override
    default long sequence() {
        return coaster().version();
    }

    static String subjectOf(UUID coasterId) {
        return "coaster/" + coasterId;
    }

    record CoasterRegistered(Coaster coaster) implements CoasterEvent {}

    record CoasterChanged(Coaster coaster) implements CoasterEvent {}

    /** The last event of its subject: the coaster as it was, with all alerts ended. */
    record CoasterRemoved(Coaster coaster) implements CoasterEvent {}

    record WagonAdded(Coaster coaster, UUID wagonId) implements CoasterEvent {}

    record WagonChanged(Coaster coaster, UUID wagonId) implements CoasterEvent {}

    record WagonRemoved(Coaster coaster, UUID wagonId) implements CoasterEvent {}

    record AlertAcknowledged(Coaster coaster, UUID alertId) implements CoasterEvent {}
}
