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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Append only: there is no call that changes or deletes an entry. An entry stands where it was recorded, since it may come
 * days after its command and is to be sealed all the same; a guard beside it keeps one that comes twice from being there
 * twice.
 */
@Singleton
@Requires(property = "lunapark.audit-table")
public final class AuditLog {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String GUARDS = "seen/";

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

    /** Whether a partition holds guards, which are shown to nobody. */
    public static boolean isGuard(String partition) {
        return partition.startsWith(GUARDS) && isDay(partition.substring(GUARDS.length()));
    }

    void append(Envelope event) {
        Instant now = clock.instant();
        Map<String, AttributeValue> item = Map.of(
                "pk", AttributeValue.fromS(day(now)),
                "sk", AttributeValue.fromS(IsoTime.of(now) + " " + event.id()),
                "document", AttributeValue.fromS(write(AuditEntry.of(event, now))));
        Map<String, AttributeValue> guard = Map.of(
                "pk", AttributeValue.fromS(GUARDS + day(event.time())),
                "sk", AttributeValue.fromS(event.id().toString()));
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(
                    one -> one.put(put -> put.tableName(table).item(item)),
                    one -> one.put(
                            put -> put.tableName(table).item(guard).conditionExpression("attribute_not_exists(pk)"))));
        } catch (TransactionCanceledException refused) {
            boolean known = refused.cancellationReasons().stream()
                    .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
            if (!known) {
                throw refused;
            }
        }
    }

    /** What was recorded on a day in UTC, newest first; nothing of the future. */
    Page<AuditEntry> of(LocalDate day, PageRequest request) {
        String end =
                request.position().orElseGet(() -> IsoTime.of(clock.instant().plus(HistoryVerifier.CLOCKS_DIFFER)));
        QueryResponse found = dynamoDb.query(query -> query.tableName(table)
                .keyConditionExpression("pk = :day and sk < :end")
                .expressionAttributeValues(
                        Map.of(":day", AttributeValue.fromS(day.toString()), ":end", AttributeValue.fromS(end)))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(request.limit() + 1));
        List<StoredEntry> stored = found.items().stream().map(StoredItem::entry).toList();
        List<StoredEntry> shown = stored.subList(0, Math.min(stored.size(), request.limit()));
        return new Page<>(
                shown.stream()
                        .map(one -> entry(one).orElseGet(() -> AuditEntry.unreadable(one)))
                        .toList(),
                shown.size() < stored.size() ? request.cursor(shown.getLast().place()) : null);
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
