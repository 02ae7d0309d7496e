package io.lunapark.platform.audit;

import io.lunapark.kernel.seal.HistoryVerifier;
import io.lunapark.kernel.seal.StoredEntry;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.json.IsoTime;
import io.lunapark.platform.store.StoredItem;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Append only: there is no call that changes or deletes an entry. One that comes in time stands at the time of its command,
 * which costs one write. One that comes when that time may be sealed already, hours later even, stands at the time at which
 * it was recorded; a guard beside it keeps it from being there twice.
 */
@Singleton
@Requires(property = "lunapark.audit-table")
public final class AuditLog {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String GUARDS = "seen/";

    /** What one BatchWriteItem takes. */
    private static final int MOST_TOGETHER = 25;

    /** By then a write has ended: two seconds before template.yaml's SealAfterSeconds, for clocks that differ. */
    private static final Duration IN_TIME = Duration.ofSeconds(6);

    private static final Duration SHORTEST_WRITE = Duration.ofSeconds(1);

    /** By then it has ended for every clock. */
    private static final Duration SURELY_WRITTEN = Duration.ofSeconds(8);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final JsonMapper json;
    private final Clock clock;

    AuditLog(
            @Named("quick") DynamoDbClient dynamoDb,
            @Property(name = "lunapark.audit-table") String table,
            JsonMapper json,
            Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.json = json;
        this.clock = clock;
    }

    /** Whether a partition holds the entries of a day. */
    public static boolean isDay(String partition) {
        return DAY.matcher(partition).matches();
    }

    /** Whether a partition holds guards, which no query shows. */
    public static boolean isGuard(String partition) {
        return partition.startsWith(GUARDS) && isDay(partition.substring(GUARDS.length()));
    }

    /**
     * Many in one write: those that come in time, and those whose time is surely sealed. An entry is as it would be if it were
     * appended alone.
     *
     * @return what is written; the rest is to be appended one by one
     */
    public List<Envelope> appendTogether(List<Envelope> events) {
        List<Envelope> written = new ArrayList<>();
        if (events.stream().map(Envelope::id).distinct().count() == events.size()) {
            chunks(events, event -> isEnough(timeLeft(event)))
                    .filter(this::write)
                    .forEach(written::addAll);
            chunks(events, event -> !timeUntilSealed(event).isPositive())
                    .filter(this::writeLate)
                    .forEach(written::addAll);
        }
        return written;
    }

    private static Stream<List<Envelope>> chunks(List<Envelope> events, Predicate<Envelope> wanted) {
        List<Envelope> all = events.stream().filter(wanted).toList();
        return IntStream.iterate(0, start -> start < all.size(), start -> start + MOST_TOGETHER)
                .mapToObj(start -> all.subList(start, Math.min(all.size(), start + MOST_TOGETHER)))
                .filter(chunk -> chunk.size() > 1);
    }

    /** @return false when at least one was not taken */
    private boolean write(List<Envelope> chunk) {
        Duration left =
                chunk.stream().map(this::timeLeft).min(Duration::compareTo).orElseThrow();
        if (!isEnough(left)) {
            return false; // the chunk before it has taken long
        }
        List<WriteRequest> puts = chunk.stream()
                .map(event -> WriteRequest.builder()
                        .putRequest(put -> put.item(item(event, event.time())))
                        .build())
                .toList();
        try {
            return !dynamoDb.batchWriteItem(batch -> batch.requestItems(Map.of(table, puts))
                            .overrideConfiguration(limit -> limit.apiCallTimeout(left)))
                    .hasUnprocessedItems();
        } catch (DynamoDbException oneIsRefused) {
            return false;
        }
    }

    /** @return false when at least one is known already, or was not taken */
    private boolean writeLate(List<Envelope> chunk) {
        KeysAndAttributes places = KeysAndAttributes.builder()
                .keys(chunk.stream().map(AuditLog::place).toList())
                .consistentRead(true)
                .build();
        try {
            BatchGetItemResponse inTime = dynamoDb.batchGetItem(get -> get.requestItems(Map.of(table, places)));
            if (inTime.hasUnprocessedKeys()
                    || !inTime.responses().getOrDefault(table, List.of()).isEmpty()) {
                return false;
            }
            putLate(chunk);
            return true;
        } catch (DynamoDbException oneIsRefused) {
            return false;
        }
    }

    private Duration timeLeft(Envelope event) {
        return Duration.between(clock.instant(), event.time().plus(IN_TIME));
    }

    private static boolean isEnough(Duration left) {
        return left.compareTo(SHORTEST_WRITE) >= 0 && left.compareTo(IN_TIME.plus(SHORTEST_WRITE)) <= 0;
    }

    /** Once, however often it is delivered: a late one that was in time before is where it was. */
    public void append(Envelope event) {
        Duration left = timeLeft(event);
        if (isEnough(left)) {
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(item(event, event.time()))
                    .overrideConfiguration(limit -> limit.apiCallTimeout(left)));
            return;
        }
        Duration untilSealed = timeUntilSealed(event);
        if (untilSealed.isPositive() && untilSealed.compareTo(SURELY_WRITTEN) < 0) {
            LockSupport.parkNanos(untilSealed.toNanos());
        }
        if (!isInTime(event)) {
            appendLate(event);
        }
    }

    private Duration timeUntilSealed(Envelope event) {
        return Duration.between(clock.instant(), event.time().plus(SURELY_WRITTEN));
    }

    private boolean isInTime(Envelope event) {
        return dynamoDb.getItem(get -> get.tableName(table).key(place(event)).consistentRead(true))
                .hasItem();
    }

    private void appendLate(Envelope event) {
        try {
            putLate(List.of(event));
        } catch (TransactionCanceledException refused) {
            boolean known = refused.cancellationReasons().stream()
                    .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
            if (!known) {
                throw refused;
            }
        }
    }

    /** All at the time at which this begins, so that it ends before that time is sealed; all of them or none. */
    private void putLate(List<Envelope> events) {
        Instant now = clock.instant();
        dynamoDb.transactWriteItems(write -> write.transactItems(
                        events.stream().flatMap(event -> late(event, now)).toList())
                .overrideConfiguration(limit -> limit.apiCallTimeout(IN_TIME)));
    }

    /** The entry, and the guard that keeps it from being there twice. */
    private Stream<TransactWriteItem> late(Envelope event, Instant now) {
        Map<String, AttributeValue> guard = Map.of(
                "pk", AttributeValue.fromS(GUARDS + day(event.time())),
                "sk", AttributeValue.fromS(event.id().toString()));
        return Stream.of(
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(item(event, now)))
                        .build(),
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(guard).conditionExpression("attribute_not_exists(pk)"))
                        .build());
    }

    private Map<String, AttributeValue> item(Envelope event, Instant at) {
        Map<String, AttributeValue> item = new HashMap<>(place(event, at));
        item.put("document", AttributeValue.fromS(write(AuditEntry.of(event, at))));
        return item;
    }

    /** Where one stands that comes in time. */
    private static Map<String, AttributeValue> place(Envelope event) {
        return place(event, event.time());
    }

    private static Map<String, AttributeValue> place(Envelope event, Instant at) {
        return Map.of(
                "pk", AttributeValue.fromS(day(at)),
                "sk", AttributeValue.fromS(IsoTime.of(at) + " " + event.id()));
    }

    /** What was recorded from one moment until another, newest first; nothing of the future. */
    public Page<AuditEntry> between(Instant from, Instant to, PageRequest request) {
        Instant now = clock.instant().plus(HistoryVerifier.CLOCKS_DIFFER);
        String begin = IsoTime.of(from);
        String latest = IsoTime.of(to.isBefore(now) ? to : now);
        String end = request.position(AuditLog::ofADay)
                .filter(place -> place.compareTo(latest) < 0)
                .orElse(latest);
        List<StoredEntry> stored = new ArrayList<>();
        LocalDate first = LocalDate.parse(day(from));
        LocalDate day = LocalDate.parse(end.substring(0, end.indexOf('T')));
        for (;
                begin.compareTo(end) < 0 && !day.isBefore(first) && stored.size() <= request.limit();
                day = day.minusDays(1)) {
            stored.addAll(of(day, begin, end, request.limit() + 1 - stored.size()));
        }
        List<StoredEntry> shown = stored.subList(0, Math.min(stored.size(), request.limit()));
        return new Page<>(
                shown.stream()
                        .map(one -> entry(one).orElseGet(() -> AuditEntry.unreadable(one)))
                        .toList(),
                shown.size() < stored.size() ? request.cursor(shown.getLast().place()) : null);
    }

    /** A place whose day can be read. */
    private static String ofADay(String place) {
        LocalDate.parse(place.substring(0, Math.max(0, place.indexOf('T'))));
        return place;
    }

    /** @param end the place of an entry that is no longer wanted, or a time */
    private List<StoredEntry> of(LocalDate day, String begin, String end, int most) {
        QueryResponse found = dynamoDb.query(query -> query.tableName(table)
                .keyConditionExpression("pk = :day and sk between :begin and :end")
                .expressionAttributeValues(Map.of(
                        ":day", AttributeValue.fromS(day.toString()),
                        ":begin", AttributeValue.fromS(begin),
                        ":end", AttributeValue.fromS(end)))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(most + 1)); // "between" includes the end
        return found.items().stream()
                .map(StoredItem::entry)
                .filter(entry -> !entry.place().equals(end))
                .limit(most)
                .toList();
    }

    /** Whether it is as {@link #append} writes it. */
    public boolean isReadable(StoredEntry stored) {
        return entry(stored).isPresent();
    }

    private Optional<AuditEntry> entry(StoredEntry stored) {
        return Optional.ofNullable(stored.attributes().get("document"))
                .flatMap(this::read)
                .filter(entry -> entry.id() != null && stored.place().endsWith(" " + entry.id()));
    }

    private Optional<AuditEntry> read(String document) {
        try {
            return Optional.ofNullable(json.readValue(document, AuditEntry.class));
        } catch (IOException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }

    private String write(AuditEntry entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
