package io.lunapark.doors.view;

import io.lunapark.doors.GuestPass;
import io.lunapark.kernel.seal.StoredEntry;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.http.PlatformProblem;
import io.lunapark.platform.http.ProblemException;
import io.lunapark.platform.json.IsoTime;
import io.lunapark.platform.store.Backoff;
import io.lunapark.platform.store.StoredItem;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Every attempt at every door, append only: one item each, by door, and by person through an index that DynamoDB keeps.
 * There is no call that changes or deletes one.
 */
@Singleton
@Requires(property = "lunapark.history-table")
public final class History {

    /** Index of the same items by person. */
    private static final String BY_PERSON = "ByPerson";

    /** Entries read at once where those of the first query were not enough, and of one page: few of them may be wanted. */
    private static final int PORTION = 500;

    private static final int MOST_READ = 5_000;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final String views;
    private final JsonMapper json;

    History(
            @Named("quick") DynamoDbClient dynamoDb,
            @Property(name = "lunapark.history-table") String table,
            @Property(name = "lunapark.view-table", defaultValue = "") String views,
            JsonMapper json) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.views = views;
        this.json = json;
    }

    /** What came of it when an entry was to be appended. */
    public sealed interface Appended {

        record Done() implements Appended {}

        /** The last use of the guest pass has just gone to another. */
        record UsedUp() implements Appended {}

        /** The same key was answered before, by what this entry says. */
        record Before(HistoryEntry entry) implements Appended {}
    }

    /**
     * Appends the entry, counts one use of the guest pass and keeps the entry under the key of the call: all or nothing.
     *
     * @throws ProblemException {@code idempotency-key-reused} when the key was used with another body
     */
    public Appended append(HistoryEntry entry, @Nullable GuestPass pass, Optional<UnlockKey> key) {
        Put put = Put.builder().tableName(table).item(item(entry)).build();
        if (pass == null && key.isEmpty()) {
            // Not on condition that it is new: a try that is repeated after a lost answer writes the same item again.
            dynamoDb.putItem(write -> write.tableName(table).item(put.item()));
            return new Appended.Done();
        }
        List<TransactWriteItem> items = new ArrayList<>();
        key.ifPresent(one -> items.add(updating(one.keep(views, text(put.item(), "document"), entry.time()))));
        if (pass != null) {
            items.add(updating(PassUses.use(views, entry.userId(), pass)));
        }
        items.add(TransactWriteItem.builder().put(put).build());
        Backoff backoff = Backoff.quick();
        while (true) {
            try {
                dynamoDb.transactWriteItems(write -> write.transactItems(items));
                return new Appended.Done();
            } catch (TransactionCanceledException refused) {
                List<CancellationReason> reasons = refused.cancellationReasons();
                if (key.isPresent() && hasFailed(reasons.getFirst())) {
                    return before(reasons.getFirst().item(), key.get(), entry);
                }
                if (reasons.stream().anyMatch(History::hasFailed)) {
                    return new Appended.UsedUp();
                }
                if (reasons.stream().noneMatch(reason -> "TransactionConflict".equals(reason.code()))) {
                    throw refused;
                }
                backoff.pause(); // the same guest pass or key is being used by another call
            }
        }
    }

    private static TransactWriteItem updating(Update update) {
        return TransactWriteItem.builder().update(update).build();
    }

    private static boolean hasFailed(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    /** Its own entry is there already when the answer to the first try was lost. */
    private Appended before(Map<String, AttributeValue> kept, UnlockKey key, HistoryEntry entry) {
        if (!key.body().equals(text(kept, "body"))) {
            throw new ProblemException(PlatformProblem.IDEMPOTENCY_KEY_REUSED);
        }
        HistoryEntry before = read(text(kept, "entry")).orElseThrow();
        return before.id().equals(entry.id()) ? new Appended.Done() : new Appended.Before(before);
    }

    /** What happened at a door, newest first. Where few entries are wanted, a page may be short and have a cursor. */
    public Page<HistoryLine> ofDoor(UUID doorId, HistoryRange range, PageRequest request) {
        return page(null, "pk", StoredEntry.partition(doorId.toString()), range, request);
    }

    /** What a person tried, newest first, in the same way. */
    public Page<HistoryLine> ofPerson(UUID userId, HistoryRange range, PageRequest request) {
        return page(BY_PERSON, "person", userId.toString(), range, request);
    }

    private Page<HistoryLine> page(
            @Nullable String index, String key, String value, HistoryRange range, PageRequest request) {
        List<HistoryLine> entries = new ArrayList<>();
        String last = "";
        Optional<String> before = request.position();
        int portion = request.limit() + 1;
        int read = 0;
        while (true) {
            String end = before.filter(seen -> seen.compareTo(range.end()) < 0).orElse(range.end());
            if (end.compareTo(range.start()) <= 0) {
                return new Page<>(entries, null);
            }
            QueryResponse found = query(index, key, value, range.start(), end, portion);
            for (Map<String, AttributeValue> item : found.items()) {
                Optional<HistoryEntry> entry = entry(StoredItem.entry(item));
                String place = text(item, "sk");
                if (place.equals(end) || entry.filter(one -> !range.wants(one)).isPresent()) {
                    before = Optional.of(place);
                    continue;
                }
                if (entries.size() == request.limit()) {
                    return new Page<>(entries, request.cursor(last));
                }
                entries.add(entry.map(HistoryLine::of).orElseGet(() -> HistoryLine.unreadable(StoredItem.entry(item))));
                last = place;
                before = Optional.of(place);
            }
            read += found.items().size();
            if (!found.hasLastEvaluatedKey()) {
                return new Page<>(entries, null);
            }
            if (read >= MOST_READ) {
                return new Page<>(entries, before.map(request::cursor).orElse(null));
            }
            portion = PORTION;
        }
    }

    private QueryResponse query(@Nullable String index, String key, String value, String start, String end, int limit) {
        return dynamoDb.query(QueryRequest.builder()
                .tableName(table)
                .indexName(index)
                .keyConditionExpression("#key = :key and sk between :start and :end")
                .expressionAttributeNames(Map.of("#key", key))
                .expressionAttributeValues(Map.of(
                        ":key", AttributeValue.fromS(value),
                        ":start", AttributeValue.fromS(start),
                        ":end", AttributeValue.fromS(end)))
                .scanIndexForward(false)
                .consistentRead(index == null)
                .limit(limit)
                .build());
    }

    private Map<String, AttributeValue> item(HistoryEntry entry) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("pk", AttributeValue.fromS(partition(entry)));
        item.put("sk", AttributeValue.fromS(place(entry)));
        item.put("person", AttributeValue.fromS(entry.userId().toString()));
        try {
            item.put("document", AttributeValue.fromS(json.writeValueAsString(entry)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return item;
    }

    /** Whether it is as {@link #append} writes it: a document that says where it is stored. */
    public boolean isReadable(StoredEntry stored) {
        return entry(stored).isPresent();
    }

    private Optional<HistoryEntry> entry(StoredEntry stored) {
        Map<String, String> attributes = stored.attributes();
        try {
            return Optional.ofNullable(attributes.get("document"))
                    .flatMap(document -> read(document))
                    .filter(entry -> partition(entry).equals(attributes.get("pk"))
                            && place(entry).equals(attributes.get("sk"))
                            && entry.userId().toString().equals(attributes.get("person")));
        } catch (DateTimeException noTimeOfOurs) {
            return Optional.empty();
        }
    }

    private Optional<HistoryEntry> read(String document) {
        try {
            return Optional.ofNullable(json.readValue(document, HistoryEntry.class))
                    .filter(HistoryEntry::isWhole);
        } catch (IOException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS("")).s();
    }

    /** All partitions are known in this way, whatever callers ask for: what is sealed is whole. */
    private static String partition(HistoryEntry entry) {
        return StoredEntry.partition(
                entry.doorName() == null
                        ? StoredEntry.UNKNOWN_DOOR
                        : entry.doorId().toString());
    }

    /** Sorts as the times do, and no two entries have the same. */
    private static String place(HistoryEntry entry) {
        return IsoTime.of(entry.time()) + " " + entry.id();
    }
}
