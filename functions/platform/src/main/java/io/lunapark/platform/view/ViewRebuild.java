package io.lunapark.platform.view;

import io.lunapark.platform.view.ViewTable.Written;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * One round of a rebuild (docs/decisions/0033). It looks at the whole view first and at the archive, newest event first,
 * after that: so the archive tells of everything that was seen in the view, and what it does not tell of is wrong. Only
 * that is written, and only while it is as it was seen; what the view learns meanwhile is newer and stays.
 */
public final class ViewRebuild {

    static final ScopedValue<ViewRebuild> RUNNING = ScopedValue.newInstance();

    private static final Map<String, String> SEQUENCE = Map.of("#sequence", "sequence");

    private final DynamoDbClient dynamoDb;
    private final String name;
    private final ViewTable table;
    private final Map<ViewKey, Seen> seen = new HashMap<>();
    private final Set<Object> told = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Runnable> last = new ConcurrentLinkedQueue<>();
    private final LongAdder written = new LongAdder();
    private volatile boolean again;

    ViewRebuild(DynamoDbClient dynamoDb, String name, ViewTable table) {
        this.dynamoDb = dynamoDb;
        this.name = name;
        this.table = table;
        dynamoDb.scanPaginator(scan -> scan.tableName(name).consistentRead(true))
                .items()
                .forEach(item -> seen.put(ViewTable.keyOf(item), Seen.of(item)));
    }

    /** The round that this thread works for; null where a view is written as always. */
    public static @Nullable ViewRebuild running() {
        return RUNNING.isBound() ? RUNNING.get() : null;
    }

    /** Applies something from the archive. */
    public void apply(Runnable event) {
        ScopedValue.where(RUNNING, this).run(event);
    }

    /** The attributes of something that is no document, as they were seen; empty where it was not there. */
    public Map<String, AttributeValue> seen(ViewKey key) {
        Seen before = seen.get(key);
        return before == null ? Map.of() : before.others();
    }

    /** Of a number as it was seen: one that no event has counts as too high. */
    public static long sequence(@Nullable AttributeValue number) {
        return Seen.sequence(number);
    }

    /** Whether the archive tells of this for the first time, and so tells the newest of it. */
    public boolean isNews(Object subject) {
        return told.add(subject);
    }

    /** Does this when all else is written. */
    public void atTheEnd(Runnable step) {
        last.add(step);
    }

    /** Something was written. */
    public void wrote() {
        written.increment();
    }

    /**
     * A number that was too high has been corrected. It may have kept events out of the view until then, of which the
     * archive tells in another round.
     */
    public void lookAgain() {
        again = true;
    }

    public boolean isToLookAgain() {
        return again;
    }

    Written write(ViewKey key, long sequence, Map<String, AttributeValue> item, @Nullable String document) {
        if (!isNews(key)) {
            return Written.NOTHING;
        }
        Seen before = seen.get(key);
        if (before == null || before.sequence() < sequence) {
            return counted(table.writeNewer(item, sequence));
        }
        if (before.sequence() > sequence) {
            if (correctNumber(key, before, sequence)) {
                wrote();
            }
            lookAgain();
            return Written.NOTHING;
        }
        return MessageDigest.isEqual(before.digest(), Seen.digest(document))
                ? Written.NOTHING
                : counted(replace(item, before));
    }

    private Written counted(Written result) {
        if (result != Written.NOTHING) {
            wrote();
        }
        return result;
    }

    /** The wrong document stays for another round: under the right number what is newer replaces it already. */
    private boolean correctNumber(ViewKey key, Seen before, long sequence) {
        return ifUnchanged(() -> dynamoDb.updateItem(update -> update.tableName(name)
                .key(ViewTable.attributes(key))
                .updateExpression("set #sequence = :right")
                .conditionExpression(before.unchanged())
                .expressionAttributeNames(SEQUENCE)
                .expressionAttributeValues(before.values(":right", AttributeValue.fromN(Long.toString(sequence))))));
    }

    private Written replace(Map<String, AttributeValue> item, Seen before) {
        boolean replaced = ifUnchanged(() -> dynamoDb.putItem(put -> put.tableName(name)
                .item(item)
                .conditionExpression(before.unchanged())
                .expressionAttributeNames(SEQUENCE)
                .expressionAttributeValues(before.values())));
        return replaced ? Written.NEWER : Written.NOTHING;
    }

    /**
     * Ends the round: removes what was seen and the archive does not tell of.
     *
     * @param tells whether the archive would tell of it if it were right
     */
    public void end(Predicate<ViewKey> tells) {
        apply(() -> last.forEach(Runnable::run));
        List<ViewKey> wrong = new ArrayList<>(seen.keySet());
        wrong.removeIf(key -> told.contains(key) || !tells.test(key));
        for (ViewKey key : wrong) {
            if (remove(key, Objects.requireNonNull(seen.get(key)))) {
                wrote();
                lookAgain();
            }
        }
    }

    private boolean remove(ViewKey key, Seen before) {
        return ifUnchanged(() -> dynamoDb.deleteItem(delete -> {
            delete.tableName(name)
                    .key(ViewTable.attributes(key))
                    .conditionExpression(before.unchanged())
                    .expressionAttributeNames(SEQUENCE);
            if (before.number() != null) {
                delete.expressionAttributeValues(before.values());
            }
        }));
    }

    public long written() {
        return written.sum();
    }

    private static boolean ifUnchanged(Runnable write) {
        try {
            write.run();
            return true;
        } catch (ConditionalCheckFailedException newerIsThere) {
            return false;
        }
    }
}
