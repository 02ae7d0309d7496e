package io.lunapark.doors.view;

import io.lunapark.doors.Door;
import io.lunapark.doors.Holder;
import io.lunapark.doors.Unlock;
import io.lunapark.platform.store.Backoff;
import io.lunapark.platform.view.ViewKey;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * All facts that decide whether a door opens, in one strongly consistent read: the key of each follows from the call
 * alone. Who is at work here is identity's own word, kept in a table that it publishes for this (docs/decisions/0020).
 */
@Singleton
@Requires(property = "lunapark.people-table")
public final class UnlockView {

    /** What one BatchGetItem takes, less the four items about the person and the lockdowns. */
    private static final int MOST_DOORS = 96;

    private static final Logger log = LoggerFactory.getLogger(UnlockView.class);

    private final DynamoDbClient dynamoDb;
    private final String views;
    private final String people;
    private final JsonMapper json;

    UnlockView(
            @Named("quick") DynamoDbClient dynamoDb,
            @Property(name = "lunapark.view-table") String views,
            @Property(name = "lunapark.people-table") String people,
            JsonMapper json) {
        this.dynamoDb = dynamoDb;
        this.views = views;
        this.people = people;
        this.json = json;
    }

    public Unlock facts(UUID userId, UUID doorId) {
        return facts(read(userId, List.of(doorId)), userId, doorId);
    }

    /** The facts about one person before each of these doors. */
    public Map<UUID, Unlock> facts(UUID userId, Collection<UUID> doorIds) {
        Map<UUID, Unlock> facts = new LinkedHashMap<>();
        List<UUID> all = List.copyOf(doorIds);
        for (int start = 0; start < all.size(); start += MOST_DOORS) {
            List<UUID> some = all.subList(start, Math.min(all.size(), start + MOST_DOORS));
            Map<ViewKey, Map<String, AttributeValue>> items = read(userId, some);
            some.forEach(doorId -> facts.put(doorId, facts(items, userId, doorId)));
        }
        return facts;
    }

    /** How often each guest pass of a person has opened a door. */
    public Map<UUID, Integer> uses(UUID userId) {
        return PassUses.of(read(userId, List.of()).getOrDefault(PassUses.key(userId), Map.of()));
    }

    private Unlock facts(Map<ViewKey, Map<String, AttributeValue>> items, UUID userId, UUID doorId) {
        Documents documents = new Documents(items);
        Door door = documents.read(DoorViews.doorKey(doorId), Door.class);
        Person person = documents.read(People.key(userId), Person.class);
        Holder holder = documents.read(DoorViews.holderKey(userId), Holder.class);
        Map<String, AttributeValue> lockdowns = items.getOrDefault(Lockdowns.KEY, Map.of());
        return new Unlock(
                Lockdowns.isReady(lockdowns) && documents.areReadable(),
                door,
                door == null || Lockdowns.isLocked(lockdowns, door.buildingId()),
                person != null && person.active(),
                person == null ? Set.of() : person.knownRoles(),
                holder,
                PassUses.of(items.getOrDefault(PassUses.key(userId), Map.of())));
    }

    private Map<ViewKey, Map<String, AttributeValue>> read(UUID userId, List<UUID> doorIds) {
        List<ViewKey> ofViews = Stream.concat(
                        Stream.of(Lockdowns.KEY, DoorViews.holderKey(userId), PassUses.key(userId)),
                        doorIds.stream().map(DoorViews::doorKey))
                .toList();
        Map<String, KeysAndAttributes> wanted = Map.of(views, keys(ofViews), people, keys(List.of(People.key(userId))));
        Map<ViewKey, Map<String, AttributeValue>> items = new HashMap<>();
        Backoff backoff = Backoff.quick();
        while (!wanted.isEmpty()) {
            BatchGetItemResponse answer = get(wanted);
            answer.responses().values().forEach(some -> some.forEach(item -> items.put(keyOf(item), item)));
            wanted = answer.unprocessedKeys();
            if (!wanted.isEmpty()) {
                backoff.pause(); // better late than on half of the facts
            }
        }
        return items;
    }

    private BatchGetItemResponse get(Map<String, KeysAndAttributes> wanted) {
        return dynamoDb.batchGetItem(request -> request.requestItems(wanted));
    }

    /** What is stored under the keys. With one that is damaged nothing is decided, and the attempt is still recorded. */
    private final class Documents {

        private final Map<ViewKey, Map<String, AttributeValue>> items;
        private boolean readable = true;

        Documents(Map<ViewKey, Map<String, AttributeValue>> items) {
            this.items = items;
        }

        boolean areReadable() {
            return readable;
        }

        <T> @Nullable T read(ViewKey key, Class<T> type) {
            AttributeValue text = items.getOrDefault(key, Map.of()).get("document");
            try {
                return text == null ? null : json.readValue(text.s(), type);
            } catch (IOException | RuntimeException damaged) {
                log.error("{} cannot be read: no door opens by it. Rebuild the view", key, damaged);
                readable = false;
                return null;
            }
        }
    }

    private static KeysAndAttributes keys(List<ViewKey> keys) {
        return KeysAndAttributes.builder()
                .keys(keys.stream()
                        .map(key -> Map.of(
                                "pk", AttributeValue.fromS(key.partition()), "sk", AttributeValue.fromS(key.sort())))
                        .toList())
                .consistentRead(true)
                .build();
    }

    private static ViewKey keyOf(Map<String, AttributeValue> item) {
        return new ViewKey(
                Objects.requireNonNull(item.get("pk")).s(),
                Objects.requireNonNull(item.get("sk")).s());
    }
}
