package io.lunapark.platform.event;

import io.lunapark.kernel.DomainEvent;
import java.util.List;

/** That an event was applied, and which events that causes. */
public record Effect(Envelope of, List<DomainEvent> causes) {

    public Effect {
        causes = List.copyOf(causes);
    }

    /** That they were applied, which causes nothing that others are told of. */
    public static List<Effect> silent(List<Envelope> events) {
        return events.stream().map(event -> new Effect(event, List.of())).toList();
    }

    Origin origin() {
        return new Origin(of.correlationId(), of.actor());
    }
}
