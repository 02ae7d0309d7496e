package io.lunapark.doors.view;

import io.lunapark.doors.Building;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewRebuild;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Which buildings are in lockdown, all in one item: every unlock can read it before it knows whose door it is, and one
 * write locks every door of a building. While it is not there, no door opens.
 */
@Singleton
@Requires(property = "lunapark.view-table")
final class Lockdowns {

    static final ViewKey KEY = new ViewKey("lockdowns", "lockdowns");

    private static final String UNCHANGED = "#building = :seen";
    private static final String SEQUENCE = "sequence";
    private static final String LOCKED = "locked";

    private final DynamoDbClient dynamoDb;
    private final String table;

    Lockdowns(DynamoDbClient dynamoDb, @Property(name = "lunapark.view-table") String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Changes nothing when something newer of the building is known. */
    void show(Building building) {
        ViewRebuild rebuild = ViewRebuild.running();
        if (rebuild == null) {
            showNewer(building);
        } else if (rebuild.isNews(building.id())) {
            // At the end: where there was no view, no door opens before it is whole.
            rebuild.atTheEnd(() -> correct(building, rebuild));
        }
    }

    private boolean showNewer(Building building) {
        return set(
                building,
                state(building.version(), building.locked()),
                "attribute_not_exists(#building) or #building.#sequence < :seen",
                number(building.version()));
    }

    /** As {@link ViewRebuild} does with documents: a number that is too high first, and what it says after that. */
    private void correct(Building building, ViewRebuild rebuild) {
        Map<String, AttributeValue> item = rebuild.seen(KEY);
        AttributeValue seen = item.get(building.id().toString());
        long sequence = seen == null ? 0 : ViewRebuild.sequence(seen.m().get(SEQUENCE));
        boolean locked = isLocked(item, building.id());
        boolean wrote = false;
        if (seen == null || sequence < building.version()) {
            wrote = showNewer(building);
        } else if (sequence > building.version()) {
            wrote = set(building, state(building.version(), locked), UNCHANGED, seen);
            rebuild.lookAgain();
        } else if (locked != building.locked()) {
            wrote = set(building, state(building.version(), building.locked()), UNCHANGED, seen);
        }
        if (wrote) {
            rebuild.wrote();
        }
    }

    private boolean set(Building building, AttributeValue state, String condition, AttributeValue seen) {
        Map<String, String> names =
                new HashMap<>(Map.of("#building", building.id().toString()));
        if (condition.contains("#sequence")) {
            names.put("#sequence", SEQUENCE);
        }
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(key())
                    .updateExpression("set #building = :state")
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(Map.of(":state", state, ":seen", seen)));
            return true;
        } catch (ConditionalCheckFailedException newerIsKnown) {
            return false;
        }
    }

    private static AttributeValue state(long sequence, boolean locked) {
        return AttributeValue.fromM(Map.of(SEQUENCE, number(sequence), LOCKED, AttributeValue.fromBool(locked)));
    }

    /** @param item as it was read; empty where there is none */
    static boolean isReady(Map<String, AttributeValue> item) {
        return !item.isEmpty();
    }

    /** In doubt a building counts as locked. */
    static boolean isLocked(Map<String, AttributeValue> item, UUID buildingId) {
        AttributeValue state = item.get(buildingId.toString());
        AttributeValue locked = state == null ? null : state.m().get(LOCKED);
        return locked == null || !Boolean.FALSE.equals(locked.bool());
    }

    private static Map<String, AttributeValue> key() {
        return Map.of("pk", AttributeValue.fromS(KEY.partition()), "sk", AttributeValue.fromS(KEY.sort()));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
