package io.lunapark.doors.view;

import io.lunapark.doors.DoorsProblem.CustomersNeedPasses;
import io.lunapark.doors.DoorsProblem.PersonNotFound;
import io.lunapark.kernel.Decision;
import io.lunapark.platform.view.ReadYourWrites;
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

/** Who is at work here, and as what, by the table that identity publishes and alone writes (docs/decisions/0020). */
@Singleton
@Requires(property = "lunapark.people-table")
public final class People {

    private final ViewTable table;
    private final ReadYourWrites readYourWrites;

    People(
            DynamoDbClient dynamoDb,
            @Property(name = "lunapark.people-table") String table,
            JsonMapper json,
            ReadYourWrites readYourWrites) {
        this.table = new ViewTable(dynamoDb, table, json);
        this.readYourWrites = readYourWrites;
    }

    static ViewKey key(UUID userId) {
        return new ViewKey("person/" + userId, "person");
    }

    /** As identity knows the person at this moment; empty for an unknown id. */
    public Optional<Person> find(UUID userId) {
        return readYourWrites.find(userId, () -> false, () -> table.find(key(userId), Person.class));
    }

    /** Refused for the first that has no active account. */
    public <T> Decision<T> requireActive(Collection<UUID> userIds, T value) {
        return require(userIds, value, false);
    }

    /** Refused for the first that has no active account, or is a customer and nothing else. */
    public <T> Decision<T> requireStaff(Collection<UUID> userIds, T value) {
        return require(userIds, value, true);
    }

    private <T> Decision<T> require(Collection<UUID> userIds, T value, boolean staff) {
        for (UUID id : userIds) {
            Optional<Person> person = find(id);
            String name = person.map(Person::name).orElseGet(id::toString);
            if (person.filter(Person::active).isEmpty()) {
                return Decision.refused(new PersonNotFound(name));
            }
            if (staff && !person.get().isActiveStaff()) {
                return Decision.refused(new CustomersNeedPasses(name));
            }
        }
        return Decision.accepted(value);
    }
}
