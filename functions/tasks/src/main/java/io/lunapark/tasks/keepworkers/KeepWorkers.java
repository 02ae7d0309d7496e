package io.lunapark.tasks.keepworkers;

import io.lunapark.identity.UserEvent;
import io.lunapark.platform.event.Effect;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Inbox;
import io.lunapark.platform.event.InboxProjection;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.tasks.Worker;
import io.lunapark.tasks.store.Workers;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Knows who takes part in the exchange: of each person what identity said last, in whatever order it comes. */
@UseCase
public class KeepWorkers implements InboxProjection {

    private final Inbox inbox;
    private final Workers workers;

    KeepWorkers(Inbox inbox, Workers workers) {
        this.inbox = inbox;
        this.workers = workers;
    }

    @Override
    public Set<String> types() {
        return UserEvent.types();
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public List<Effect> effects(List<Envelope> events) {
        events.forEach(this::keep);
        return Effect.silent(events);
    }

    private void keep(Envelope event) {
        JsonNode user = event.data().get("user");
        Set<String> roles = StreamSupport.stream(user.get("roles").values().spliterator(), false)
                .map(JsonNode::getStringValue)
                .collect(Collectors.toSet());
        boolean eligible = Worker.isEligible(user.get("active").getBooleanValue(), roles);
        workers.store(
                UUID.fromString(user.get("id").getStringValue()),
                user.get("name").getStringValue(),
                eligible,
                event.sequence());
    }
}
