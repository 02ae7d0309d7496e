package io.lunapark.cinema.view;

import io.lunapark.cinema.view.SessionViews.SeatChange;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewRebuild;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * What has become of the seats of sessions: neighbours share an item, and each is an attribute of it that is named by its
 * place and begins with its version. So a map is read in few units, and each seat still changes alone (docs/decisions/0049).
 */
@Singleton
@Requires(property = "lunapark.view-table")
final class SeatBlocks {

    static final String PARTITION = "seats/";

    /** So many that an item stays below 1 KB when all its seats are held: a change costs one write unit. */
    private static final int SEATS = 32;

    private static final Set<String> KEY = Set.of("pk", "sk");
    private static final String UNCHANGED = "#seat = :seen";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Map<ViewRebuild, Map<ViewKey, Map<String, String>>> rebuilt = new ConcurrentHashMap<>();

    SeatBlocks(DynamoDbClient dynamoDb, @Property(name = "lunapark.view-table") String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Neighbours in one write; a seat of which something newer is known stays as it is. In a rebuild several reservations tell of
     * the same seat side by side, so that the newest is known only at the end.
     */
    void show(List<SeatChange> changes) {
        ViewRebuild rebuild = ViewRebuild.running();
        if (rebuild != null) {
            gather(changes, rebuilt.computeIfAbsent(rebuild, this::begin));
            return;
        }
        Map<ViewKey, Map<String, String>> blocks = new HashMap<>();
        gather(changes, blocks);
        blocks.forEach((block, states) -> {
            if (!showNewer(block, states) && states.size() > 1) {
                states.forEach((name, state) -> showNewer(block, Map.of(name, state)));
            }
        });
    }

    /** The newest of each seat. */
    private static void gather(List<SeatChange> changes, Map<ViewKey, Map<String, String>> blocks) {
        for (SeatChange change : changes) {
            SeatView seat = change.view();
            ViewKey block = new ViewKey(PARTITION + change.sessionId(), "%02d".formatted(seat.place() / SEATS));
            blocks.computeIfAbsent(block, first -> new ConcurrentHashMap<>())
                    .merge(
                            Integer.toString(seat.place()),
                            seat.state(),
                            (one, other) -> one.compareTo(other) < 0 ? other : one);
        }
    }

    /** Those of which something has become, in any order. */
    List<SeatView> of(UUID sessionId) {
        List<SeatView> seats = new ArrayList<>();
        Map<String, AttributeValue> from = null;
        do {
            QueryResponse page = dynamoDb.query(QueryRequest.builder()
                    .tableName(table)
                    .keyConditionExpression("pk = :block")
                    .expressionAttributeValues(Map.of(":block", AttributeValue.fromS(PARTITION + sessionId)))
                    .exclusiveStartKey(from)
                    .consistentRead(true)
                    .build());
            page.items()
                    .forEach(block -> states(block).forEach((place, state) -> seats.add(SeatView.of(place, state))));
            from = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (from != null);
        return seats;
    }

    private static Map<String, String> states(Map<String, AttributeValue> block) {
        return block.entrySet().stream()
                .filter(attribute -> !KEY.contains(attribute.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, attribute -> attribute.getValue().s(), (one, other) -> one, TreeMap::new));
    }

    private Map<ViewKey, Map<String, String>> begin(ViewRebuild rebuild) {
        rebuild.atTheEnd(() -> Optional.ofNullable(rebuilt.remove(rebuild))
                .ifPresent(blocks -> blocks.forEach((block, seats) -> correct(block, seats, rebuild))));
        return new ConcurrentHashMap<>();
    }

    /** As {@link ViewRebuild} does with documents: what differs is written, and only while it is as it was seen. */
    private void correct(ViewKey block, Map<String, String> right, ViewRebuild rebuild) {
        rebuild.isNews(block);
        Map<String, String> seen = states(rebuild.seen(block));
        right.forEach((name, state) -> correct(block, name, seen.remove(name), state, rebuild));
        seen.forEach((name, before) -> {
            rebuild.lookAgain();
            if (update(
                    block,
                    Map.of("#seat", name),
                    "remove #seat",
                    UNCHANGED,
                    Map.of(":seen", AttributeValue.fromS(before)))) {
                rebuild.wrote();
            }
        });
    }

    private void correct(ViewKey block, String name, @Nullable String before, String right, ViewRebuild rebuild) {
        boolean wrote = false;
        if (before == null || before.compareTo(right) < 0) {
            wrote = showNewer(block, Map.of(name, right));
        } else if (!before.equals(right)) {
            wrote = replace(block, name, before, right);
            rebuild.lookAgain(); // it may have kept newer events out
        }
        if (wrote) {
            rebuild.wrote();
        }
    }

    /** @return false when something newer is known of at least one: then none is changed */
    private boolean showNewer(ViewKey block, Map<String, String> states) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        states.forEach((name, state) -> {
            names.put("#" + name, name);
            values.put(":" + name, AttributeValue.fromS(state));
        });
        String change =
                states.keySet().stream().map("#%1$s = :%1$s"::formatted).collect(Collectors.joining(", ", "set ", ""));
        String newerOnly = states.keySet().stream()
                .map("(attribute_not_exists(#%1$s) or #%1$s < :%1$s)"::formatted)
                .collect(Collectors.joining(" and "));
        return update(block, names, change, newerOnly, values);
    }

    private boolean replace(ViewKey block, String name, String before, String state) {
        Map<String, AttributeValue> values =
                Map.of(":seen", AttributeValue.fromS(before), ":state", AttributeValue.fromS(state));
        return update(block, Map.of("#seat", name), "set #seat = :state", UNCHANGED, values);
    }

    private boolean update(
            ViewKey block,
            Map<String, String> names,
            String change,
            String condition,
            Map<String, AttributeValue> values) {
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(Map.of(
                            "pk", AttributeValue.fromS(block.partition()), "sk", AttributeValue.fromS(block.sort())))
                    .updateExpression(change)
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException newerIsKnown) {
            return false;
        }
    }
}
