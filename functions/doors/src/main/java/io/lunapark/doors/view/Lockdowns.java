package io.lunapark.doors.view;

import io.lunapark.doors.Building;
import io.lunapark.platform.view.ViewKey;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Which buildings are in lockdown, all in one item: every unlock can read it before it knows whose door it is, and one
 * write locks every door of a building. While it is not there, or the view is being rebuilt, no door opens.
 */
@Singleton
@Requires(property = "lunapark.view-table")
final class Lockdowns {

    static final ViewKey KEY = new ViewKey("lockdowns", "lockdowns");

    private static final String REBUILDING = "rebuilding";
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
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(key())
                    .updateExpression("set #building = :state")
                    .conditionExpression("attribute_not_exists(#building) or #building.#sequence < :sequence")
                    .expressionAttributeNames(Map.of("#building", building.id().toString(), "#sequence", SEQUENCE))
                    .expressionAttributeValues(Map.of(
                            ":state",
                            AttributeValue.fromM(Map.of(
                                    SEQUENCE, number(building.version()),
                                    LOCKED, AttributeValue.fromBool(building.locked()))),
                            ":sequence",
                            number(building.version()))));
        } catch (ConditionalCheckFailedException newerIsKnown) {
            return;
        }
    }

    /** Forgets everything; no door opens until the view is whole again. */
    void rebuild() {
        dynamoDb.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "pk",
                        AttributeValue.fromS(KEY.partition()),
                        "sk",
                        AttributeValue.fromS(KEY.sort()),
                        REBUILDING,
                        AttributeValue.fromBool(true))));
    }

    void rebuilt() {
        dynamoDb.updateItem(update -> update.tableName(table).key(key()).updateExpression("remove " + REBUILDING));
    }

    /** @param item as it was read; empty where there is none */
    static boolean isReady(Map<String, AttributeValue> item) {
        return !item.isEmpty() && !item.containsKey(REBUILDING);
    }

    /** In doubt a building counts as locked. */
    static boolean isLocked(Map<String, AttributeValue> item, UUID buildingId) {
        AttributeValue state = item.get(buildingId.toString());
        AttributeValue locked = state == null ? null : state.m().get(LOCKED);
        return locked == null || locked.bool();
    }

    private static Map<String, AttributeValue> key() {
        return Map.of("pk", AttributeValue.fromS(KEY.partition()), "sk", AttributeValue.fromS(KEY.sort()));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
