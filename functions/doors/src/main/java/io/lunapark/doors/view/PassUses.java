package io.lunapark.doors.view;

import io.lunapark.doors.GuestPass;
import io.lunapark.platform.view.ViewKey;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * How often the guest passes of a person have opened a door: a count per pass, in one item per person. No event tells of
 * it, so a rebuild leaves it alone.
 */
public final class PassUses {

    static final String PARTITION = "uses/";

    private PassUses() {}

    static ViewKey key(UUID userId) {
        return new ViewKey(PARTITION + userId, "uses");
    }

    /** One use more, on condition that one is left. */
    public static Update use(String table, UUID userId, GuestPass pass) {
        ViewKey key = key(userId);
        return Update.builder()
                .tableName(table)
                .key(Map.of("pk", AttributeValue.fromS(key.partition()), "sk", AttributeValue.fromS(key.sort())))
                .updateExpression("add #pass :one")
                .conditionExpression("attribute_not_exists(#pass) or #pass < :most")
                .expressionAttributeNames(Map.of("#pass", pass.id().toString()))
                .expressionAttributeValues(Map.of(
                        ":one", AttributeValue.fromN("1"),
                        ":most", AttributeValue.fromN(Integer.toString(pass.maxUses()))))
                .build();
    }

    static Map<UUID, Integer> of(Map<String, AttributeValue> item) {
        Map<UUID, Integer> uses = new HashMap<>();
        item.forEach((name, count) -> {
            if (count.n() != null) {
                uses.put(UUID.fromString(name), Integer.valueOf(count.n()));
            }
        });
        return uses;
    }
}
