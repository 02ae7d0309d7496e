package io.lunapark.doors.view;

import io.lunapark.doors.DoorsProblem.PersonNotFound;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewTable;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Who is at work here, by the table that identity publishes and alone writes. */
@Singleton
@Requires(property = "lunapark.people-table")
public final class People {

    private final ViewTable table;

    People(DynamoDbClient dynamoDb, @Property(name = "lunapark.people-table") String table, JsonMapper json) {
        this.table = new ViewTable(dynamoDb, table, json);
    }

    static ViewKey key(UUID userId) {
        return new ViewKey("person/" + userId, "person");
    }

    /** False also for an id that nobody has. */
    public boolean isActive(UUID userId) {
        return table.find(key(userId), Person.class).filter(Person::active).isPresent();
    }

    /** Empty for an id that nobody has. */
    public Optional<String> nameOf(UUID userId) {
        return table.find(key(userId), Person.class).map(Person::name);
    }

    /** @throws ProblemException {@code person-not-found} for the first who is not at work here */
    public void requireActive(Collection<UUID> userIds) {
        userIds.stream().filter(id -> !isActive(id)).findFirst().ifPresent(id -> {
            throw new ProblemException(new PersonNotFound(id));
        });
    }
}
