package io.lunapark.doors.view;

import io.lunapark.doors.DoorsProblem.CustomersNeedPasses;
import io.lunapark.doors.DoorsProblem.PersonNotFound;
import io.lunapark.platform.http.ProblemException;
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

    /** @throws ProblemException for the first that has no active account */
    public void requireActive(Collection<UUID> userIds) {
        userIds.forEach(this::active);
    }

    /** @throws ProblemException for the first that has no active account, or is a customer and nothing else */
    public void requireStaff(Collection<UUID> userIds) {
        for (UUID id : userIds) {
            Person person = active(id);
            if (!person.isActiveStaff()) {
                throw new ProblemException(new CustomersNeedPasses(name(Optional.of(person), id)));
            }
        }
    }

    private Person active(UUID userId) {
        Optional<Person> person = find(userId);
        return person.filter(Person::active)
                .orElseThrow(() -> new ProblemException(new PersonNotFound(name(person, userId))));
    }

    private static String name(Optional<Person> person, UUID userId) {
        return person.map(Person::name).orElseGet(userId::toString);
    }
}
