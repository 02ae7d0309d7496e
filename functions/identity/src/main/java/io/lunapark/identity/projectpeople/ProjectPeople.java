package io.lunapark.identity.projectpeople;

import io.lunapark.identity.User;
import io.lunapark.identity.UserEvent;
import io.lunapark.identity.store.ActivePeople;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewProjection;
import io.lunapark.platform.view.ViewTable;
import io.micronaut.json.JsonMapper;
import java.util.Set;

/** Keeps the table of who is at work here. {@code ChangeUser} writes it too, before it answers. */
@UseCase
public class ProjectPeople implements ViewProjection {

    private final ActivePeople people;
    private final JsonMapper json;

    ProjectPeople(ActivePeople people, JsonMapper json) {
        this.people = people;
        this.json = json;
    }

    @Override
    public Set<String> types() {
        return UserEvent.types();
    }

    @Override
    public void apply(Envelope event) {
        people.show(event.read("user", User.class, json));
    }

    @Override
    public ViewTable table() {
        return people.table();
    }

    @Override
    public boolean tells(ViewKey key) {
        return true;
    }
}
