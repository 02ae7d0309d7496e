package io.lunapark.doors.view;

import io.lunapark.kernel.seal.Checkpoint;
import io.lunapark.kernel.seal.StoredEntry;
import io.lunapark.platform.store.StoredItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** A log item by item, as it is stored, for who seals and who verifies it. */
public final class StoredHistory {

    /** Doors that are read at once; well below the connections of the client. */
    private static final int LANES = 16;

    /** Behind every place that there can be: a sort key has 1,024 bytes at most. */
    private static final String LAST_PLACE =
            Character.toString(Character.MAX_CODE_POINT).repeat(256);

    /** A sort key is never empty. */
    private static final String BEFORE_ALL_PLACES = "\0";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final UnaryOperator<String> partition;

    /** @param partition of a door, or of what else the log is divided by */
    public StoredHistory(DynamoDbClient dynamoDb, String table, UnaryOperator<String> partition) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.partition = partition;
    }

    /**
     * Every partition that has an item. It asks for one item of each and goes on behind the last that the partition could
     * have, so that it costs one small read per partition and not the whole table.
     */
    public SortedSet<String> partitions() {
        try (ExecutorService lanes =
                Executors.newFixedThreadPool(LANES, Thread.ofVirtual().factory())) {
            return IntStream.range(0, LANES)
                    .mapToObj(lane -> CompletableFuture.supplyAsync(() -> partitions(lane), lanes))
                    .toList()
                    .stream()
                    .flatMap(found -> found.join().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private List<String> partitions(int segment) {
        List<String> found = new ArrayList<>();
        Map<String, AttributeValue> after = null;
        while (true) {
            Map<String, AttributeValue> from = after;
            ScanResponse page = dynamoDb.scan(scan -> scan.tableName(table)
                    .segment(segment)
                    .totalSegments(LANES)
                    .exclusiveStartKey(from)
                    .limit(1)
                    .consistentRead(true));
            if (page.items().isEmpty()) {
                if (!page.hasLastEvaluatedKey()) {
                    return found;
                }
                after = page.lastEvaluatedKey();
            } else {
                AttributeValue partition = page.items().getFirst().getOrDefault("pk", AttributeValue.fromS(""));
                found.add(partition.s());
                after = Map.of("pk", partition, "sk", AttributeValue.fromS(LAST_PLACE));
            }
        }
    }

    /** Where the entries of a door, or a day, are stored. */
    public String partition(String part) {
        return partition.apply(part);
    }

    /**
     * Some of what lies in a partition before all times, from a place on, and from a later place on: many at the first
     * place hide none at the second.
     */
    public void readOutside(
            Collection<String> partitions, String from, String later, int most, Consumer<StoredEntry> each) {
        String second = later.compareTo(from) < 0 ? from : later;
        try (ExecutorService lanes =
                Executors.newFixedThreadPool(LANES, Thread.ofVirtual().factory())) {
            partitions.stream()
                    .flatMap(pk -> Stream.of(
                            between(pk, BEFORE_ALL_PLACES, Checkpoint.EVER, most),
                            between(pk, from, second, most),
                            between(pk, second, LAST_PLACE, most)))
                    .map(query -> CompletableFuture.runAsync(
                            () -> dynamoDb.query(query).items().stream()
                                    .map(StoredItem::entry)
                                    .forEach(each),
                            lanes))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    /** No entry stands at a bare time, as these bounds are: an entry's place goes on with its id. */
    private QueryRequest between(String pk, String start, String end, int most) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :pk and sk between :start and :end")
                .expressionAttributeValues(Map.of(
                        ":pk", AttributeValue.fromS(pk),
                        ":start", AttributeValue.fromS(start),
                        ":end", AttributeValue.fromS(end)))
                .limit(most)
                .consistentRead(true)
                .build();
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
                .map(StoredItem::entry)
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
                .map(StoredItem::entry)
                .filter(entry -> !entry.place().equals(end))
                .limit(most)
                .toList();
    }

    private Map<String, AttributeValue> key(String door, String place) {
        return Map.of("pk", AttributeValue.fromS(partition.apply(door)), "sk", AttributeValue.fromS(place));
    }

    private QueryRequest.Builder query(String door, String start, String end) {
        return QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :door and sk between :start and :end")
                .expressionAttributeValues(Map.of(
                        ":door", AttributeValue.fromS(partition.apply(door)),
                        ":start", AttributeValue.fromS(start),
                        ":end", AttributeValue.fromS(end)))
                .consistentRead(true);
    }
}
