package io.lunapark.identity.store;

import io.lunapark.identity.User;
import io.lunapark.kernel.Role;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewTable;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Who is at work here, in a table that other systems may read: the one that identity publishes besides its events, for
 * those who cannot wait for an event (docs/decisions/0020). Who is not in it is not at work here.
 */
@Singleton
@Requires(property = "lunapark.people-table")
public final class ActivePeople {

    private final ViewTable table;

    ActivePeople(DynamoDbClient dynamoDb, @Property(name = "lunapark.people-table") String table, JsonMapper json) {
        this.table = new ViewTable(dynamoDb, table, json);
    }

    public ViewTable table() {
        return table;
    }

    /** Changes nothing when something newer of the user is known. */
    public void show(User user) {
        table.put(
                new ViewKey("person/" + user.id(), "person"),
                user.version(),
                new Person(user.active(), user.roles(), user.name()));
    }

    /** What others may know; the name is for those who decide requests. */
    @Serdeable
    record Person(boolean active, Set<Role> roles, String name) {}
}
