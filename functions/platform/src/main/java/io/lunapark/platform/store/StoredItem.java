package io.lunapark.platform.store;

import io.lunapark.kernel.seal.StoredEntry;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of DynamoDB as an entry of a log. */
public final class StoredItem {

    private StoredItem() {}

    /** What is no text was never written by us; said as DynamoDB says it, it is seen all the same. */
    public static StoredEntry entry(Map<String, AttributeValue> item) {
        return StoredEntry.of(item.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> text(attribute.getValue()))));
    }

    private static String text(AttributeValue value) {
        return value.type() == AttributeValue.Type.S ? value.s() : value.toString();
    }
}
