package io.lunapark.platform.view;

import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.store.Backoff;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The read view of a system in DynamoDB: JSON documents that remember the sequence of the event they come from. A
 * document is only ever replaced by a newer one, and what was removed leaves a tombstone, so that no late or repeated
 * event brings it back.
 */
@Singleton
public final class ViewTable {

    private static final String NEWER_ONLY = "attribute_not_exists(pk) or #sequence < :sequence";
    private static final Map<String, String> SEQUENCE = Map.of("#sequence", "sequence");

    /** What one BatchGetItem takes. */
    private static final int MOST_KEYS = 100;

    /** Documents read at once where those of the first query were not enough, and of one page: few of them may be wanted. */
    private static final int PORTION = 500;

    private static final int MOST_READ = 5_000;

    private static final AttributeValue NONE = AttributeValue.fromS("");

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final JsonMapper json;

    public ViewTable(DynamoDbClient dynamoDb, @Property(name = "lunapark.view-table") String table, JsonMapper json) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.json = json;
    }

    /** What became of a write. */
    public enum Written {
        /** There was nothing under this key before. */
        FIRST,
        /** It replaced something older. */
        NEWER,
        /** The view has seen this sequence or a newer one; nothing was changed. */
        NOTHING
    }

    public Written put(ViewKey key, long sequence, Object document) {
        return write(key, sequence, text(document));
    }

    /** Leaves a tombstone. */
    public Written remove(ViewKey key, long sequence) {
        return write(key, sequence, null);
    }

    private Written write(ViewKey key, long sequence, @Nullable String document) {
        Map<String, AttributeValue> item = new HashMap<>(attributes(key));
        item.put("sequence", AttributeValue.fromN(Long.toString(sequence)));
        if (document != null) {
            item.put("document", AttributeValue.fromS(document));
        }
        ViewRebuild rebuild = ViewRebuild.running();
        return rebuild == null ? writeNewer(item, sequence) : rebuild.write(key, sequence, item, document);
    }

    Written writeNewer(Map<String, AttributeValue> item, long sequence) {
        try {
            boolean first = !dynamoDb.putItem(put -> put.tableName(table)
                            .item(item)
                            .returnValues(ReturnValue.ALL_OLD)
                            .conditionExpression(NEWER_ONLY)
                            .expressionAttributeNames(SEQUENCE)
                            .expressionAttributeValues(
                                    Map.of(":sequence", AttributeValue.fromN(Long.toString(sequence)))))
                    .hasAttributes();
            return first ? Written.FIRST : Written.NEWER;
        } catch (ConditionalCheckFailedException e) {
            return Written.NOTHING;
        }
    }

    /** The document as it is now; empty where there is none or it was removed. */
    public <T> Optional<T> find(ViewKey key, Class<T> type) {
        return document(item(key)).map(text -> value(text, type));
    }

    /** The documents as they are now: those that are there, in the order of their keys, which are all different. */
    public <T> List<T> findAll(List<ViewKey> keys, Class<T> type) {
        Map<ViewKey, T> found = new HashMap<>();
        Backoff backoff = Backoff.patient();
        for (int start = 0; start < keys.size(); start += MOST_KEYS) {
            List<Map<String, AttributeValue>> wanted =
                    keys.subList(start, Math.min(keys.size(), start + MOST_KEYS)).stream()
                            .map(ViewTable::attributes)
                            .toList();
            while (!wanted.isEmpty()) {
                KeysAndAttributes request = KeysAndAttributes.builder()
                        .keys(wanted)
                        .consistentRead(true)
                        .build();
                BatchGetItemResponse answer = dynamoDb.batchGetItem(get -> get.requestItems(Map.of(table, request)));
                answer.responses()
                        .getOrDefault(table, List.of())
                        .forEach(item -> document(item).ifPresent(text -> found.put(keyOf(item), value(text, type))));
                wanted = answer.hasUnprocessedKeys() && answer.unprocessedKeys().containsKey(table)
                        ? answer.unprocessedKeys().get(table).keys()
                        : List.of();
                if (!wanted.isEmpty()) {
                    backoff.pause();
                }
            }
        }
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Whether there was a document that is removed: then it will not come any more. */
    public boolean isRemoved(ViewKey key) {
        Map<String, AttributeValue> item = item(key);
        return !item.isEmpty() && document(item).isEmpty();
    }

    /** All documents of a partition, oldest first. */
    public <T> List<T> all(String partition, Class<T> type) {
        List<T> documents = new ArrayList<>();
        Map<String, AttributeValue> from = null;
        do {
            QueryResponse page = query(partition, from, 1000, true);
            page.items().forEach(item -> document(item).ifPresent(text -> documents.add(value(text, type))));
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (from != null);
        return documents;
    }

    /**
     * One page of a partition. A tombstone or a document that is not wanted takes no place on it. Where few are wanted, a
     * page may be short and have a cursor: the sort key of the last document that was read.
     */
    public <T> Page<T> page(
            String partition, PageRequest request, boolean newestFirst, Class<T> type, Predicate<T> wanted) {
        List<T> documents = new ArrayList<>();
        String last = request.position(ViewTable::sortKey).orElse(null);
        int portion = request.limit() + 1;
        int read = 0;
        while (true) {
            QueryResponse page = query(partition, startAfter(partition, last), portion, !newestFirst);
            for (Map<String, AttributeValue> item : page.items()) {
                Optional<T> document =
                        document(item).map(text -> value(text, type)).filter(wanted);
                if (document.isPresent() && documents.size() == request.limit()) {
                    return new Page<>(documents, last == null ? null : request.cursor(last));
                }
                document.ifPresent(documents::add);
                last = keyOf(item).sort();
            }
            read += page.items().size();
            if (!page.hasLastEvaluatedKey() || last == null) {
                return new Page<>(documents, null);
            }
            if (read >= MOST_READ) {
                return new Page<>(documents, request.cursor(last));
            }
            portion = PORTION;
        }
    }

    /**
     * One page of what lies between two sort keys, oldest first. A tombstone takes a place on it.
     *
     * @param from the first sort key that counts; {@code until} the last
     */
    public <T> Page<T> between(String partition, String from, String until, PageRequest request, Class<T> type) {
        String last = request.position(ViewTable::sortKey).orElse("");
        String first = last.compareTo(from) > 0 ? last : from;
        if (first.compareTo(until) > 0) {
            return new Page<>(List.of(), null);
        }
        QueryResponse found = dynamoDb.query(query -> query.tableName(table)
                .keyConditionExpression("pk = :partition and sk between :from and :until")
                .expressionAttributeValues(Map.of(
                        ":partition", AttributeValue.fromS(partition),
                        ":from", AttributeValue.fromS(first),
                        ":until", AttributeValue.fromS(until)))
                .limit(request.limit() + 2)
                .consistentRead(true));
        List<Map<String, AttributeValue>> items = found.items().stream()
                .filter(item -> !keyOf(item).sort().equals(last))
                .toList();
        Page<Map<String, AttributeValue>> page =
                Page.ofFirst(items, request, item -> keyOf(item).sort());
        List<T> documents = page.items().stream()
                .flatMap(item -> document(item).stream())
                .map(text -> value(text, type))
                .toList();
        return new Page<>(documents, page.nextCursor());
    }

    /** Counts up; readers use it to learn with one cheap read whether anything has changed. */
    public void countUp(ViewKey key) {
        dynamoDb.updateItem(update -> update.tableName(table)
                .key(attributes(key))
                .updateExpression("add #sequence :one")
                .expressionAttributeNames(SEQUENCE)
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
    }

    /** @return how often it was counted up, 0 for never */
    public long count(ViewKey key) {
        AttributeValue count = item(key).get("sequence");
        return count == null ? 0 : Long.parseLong(count.n());
    }

    /** Begins a round of a rebuild by looking at the whole table. */
    public ViewRebuild rebuild() {
        return new ViewRebuild(dynamoDb, table, this);
    }

    /** What is stored under a key now, a tombstone too; empty where there was never anything. */
    private Map<String, AttributeValue> item(ViewKey key) {
        return dynamoDb.getItem(get -> get.tableName(table).key(attributes(key)).consistentRead(true))
                .item();
    }

    private QueryResponse query(
            String partition, @Nullable Map<String, AttributeValue> from, int limit, boolean ascending) {
        return dynamoDb.query(QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :partition")
                .expressionAttributeValues(Map.of(":partition", AttributeValue.fromS(partition)))
                .exclusiveStartKey(from)
                .limit(limit)
                .scanIndexForward(ascending)
                .consistentRead(true)
                .build());
    }

    private static String sortKey(String position) {
        if (position.isEmpty()) {
            throw new IllegalArgumentException("no sort key is empty");
        }
        return position;
    }

    private static @Nullable Map<String, AttributeValue> startAfter(String partition, @Nullable String sort) {
        return sort == null ? null : attributes(new ViewKey(partition, sort));
    }

    static Map<String, AttributeValue> attributes(ViewKey key) {
        return Map.of("pk", AttributeValue.fromS(key.partition()), "sk", AttributeValue.fromS(key.sort()));
    }

    static ViewKey keyOf(Map<String, AttributeValue> item) {
        return new ViewKey(
                item.getOrDefault("pk", NONE).s(), item.getOrDefault("sk", NONE).s());
    }

    private static Optional<String> document(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get("document")).map(AttributeValue::s);
    }

    private String text(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T value(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
