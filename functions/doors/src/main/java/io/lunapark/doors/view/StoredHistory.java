package io.lunapark.doors.view;

import io.lunapark.doors.history.StoredEntry;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The history item by item, as it is stored, for who seals and who verifies it. */
@Singleton
@Requires(property = "lunapark.history-table")
public final class StoredHistory {

    /** Doors that are read at once; well below the connections of the client. */
    private static final int LANES = 16;

    private final DynamoDbClient dynamoDb;
    private final String table;

    StoredHistory(DynamoDbClient dynamoDb, @Property(name = "lunapark.history-table") String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Hands on every entry from one place up to, but not including, another: those of one door oldest first and from one
     * thread, those of different doors at once.
     */
    public void read(Collection<String> doors, String start, String end, Consumer<StoredEntry> each) {
        try (ExecutorService lanes =
                Executors.newFixedThreadPool(LANES, Thread.ofVirtual().factory())) {
            List<CompletableFuture<Void>> read = doors.stream()
                    .map(door -> CompletableFuture.runAsync(() -> read(door, start, end, each), lanes))
                    .toList();
            read.forEach(CompletableFuture::join);
        }
    }

    private void read(String door, String start, String end, Consumer<StoredEntry> each) {
        dynamoDb.queryPaginator(query(door, start, end).build()).items().stream()
                .map(StoredHistory::entry)
                .filter(entry -> !entry.place().equals(end))
                .forEach(each);
    }

    /**
     * Some entries of a door, oldest first.
     *
     * @param after place of an entry behind which it begins; empty for the first one
     * @param most that there can be; fewer than that are all
     */
    public List<StoredEntry> some(String door, String start, String end, String after, int most) {
        Map<String, AttributeValue> from = after.isEmpty() ? null : key(door, after);
        return dynamoDb
                .queryPaginator(query(door, start, end).exclusiveStartKey(from).build())
                .items()
                .stream()
                .map(StoredHistory::entry)
                .filter(entry -> !entry.place().equals(end))
                .limit(most)
                .toList();
    }

    private static Map<String, AttributeValue> key(String door, String place) {
        return Map.of("pk", AttributeValue.fromS(StoredEntry.partition(door)), "sk", AttributeValue.fromS(place));
    }

    private QueryRequest.Builder query(String door, String start, String end) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :door and sk between :start and :end")
                .expressionAttributeValues(Map.of(
                        ":door", AttributeValue.fromS(StoredEntry.partition(door)),
                        ":start", AttributeValue.fromS(start),
                        ":end", AttributeValue.fromS(end)))
                .consistentRead(true);
    }

    /** What is no text was never written by us; said as DynamoDB says it, it is seen all the same. */
    private static StoredEntry entry(Map<String, AttributeValue> item) {
        return StoredEntry.of(item.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> text(attribute.getValue()))));
    }

    private static String text(AttributeValue value) {
        return value.type() == AttributeValue.Type.S ? value.s() : value.toString();
    }
}
