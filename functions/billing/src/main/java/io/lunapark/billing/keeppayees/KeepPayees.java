package io.lunapark.billing.keeppayees;

import io.lunapark.billing.store.Payees;
import io.lunapark.identity.UserEvent;
import io.lunapark.platform.event.Effect;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.event.Inbox;
import io.lunapark.platform.event.InboxProjection;
import io.lunapark.platform.lambda.UseCase;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Knows to whom letters are written: of each person what identity said last, in whatever order it comes. */
@UseCase
public class KeepPayees implements InboxProjection {

    private final Inbox inbox;
    private final Payees payees;

    KeepPayees(Inbox inbox, Payees payees) {
        this.inbox = inbox;
        this.payees = payees;
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
        payees.store(
                UUID.fromString(user.get("id").getStringValue()),
                user.get("name").getStringValue(),
                user.get("email").getStringValue(),
                user.get("locale").getStringValue(),
                event.sequence());
    }
}
