package io.lunapark.doors.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.doors.view.HistoryEntry.Outcome;
import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.platform.json.IsoTime;
import io.lunapark.testing.AwsServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A busy door where nearly nobody is refused. */
class SparseHistoryTest {

    private static final UUID DOOR = UUID.randomUUID();
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");
    private static final int ENTRIES = 6_000;

    private final ApplicationContext context =
            ApplicationContext.builder().deduceEnvironment(false).start();
    private final TreeMap<String, Map<String, Object>> stored = new TreeMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AwsServer server = new AwsServer(this::answer);
    private final History history =
            new History(server.client(DynamoDbClient.builder()), "history", "views", context.getBean(JsonMapper.class));

    @AfterEach
    void stop() {
        server.close();
        context.close();
    }

    @Test
    void theOneRefusalIsFoundInFewQueriesAndNoPageTakesForEver() {
        history.append(entry(Outcome.granted), null, Optional.empty());
        Map<String, Object> granted = stored.pollFirstEntry().getValue();
        IntStream.range(1, ENTRIES).forEach(second -> later(granted, second));
        history.append(entry(Outcome.denied), null, Optional.empty());
        HistoryRange denied = new HistoryRange("0000", "9999", Optional.of(Outcome.denied));

        Page<HistoryLine> first = history.ofDoor(DOOR, denied, new PageRequest(20, Optional.empty(), "list"));
        assertThat(first.items()).isEmpty();
        assertThat(first.nextCursor()).isNotNull();
        assertThat(asked).hasValueLessThan(20);

        String reached = stored.keySet().stream().toList().get(ENTRIES - 5_021);
        Page<HistoryLine> second = history.ofDoor(DOOR, denied, new PageRequest(20, Optional.of(reached), "list"));
        assertThat(second.items()).hasSize(1);
        assertThat(second.nextCursor()).isNull();
    }

    private static HistoryEntry entry(Outcome outcome) {
        return new HistoryEntry(
                UUID.randomUUID(),
                BEGIN,
                DOOR,
                "Entrance",
                UUID.randomUUID(),
                outcome,
                outcome == Outcome.denied ? "not-a-member" : null,
                null,
                "192.0.2.7",
                "call");
    }

    /** Stores the same once more, so many seconds later. */
    private void later(Map<String, Object> item, int seconds) {
        String begin = IsoTime.of(BEGIN);
        String time = IsoTime.of(BEGIN.plusSeconds(seconds));
        Map<String, Object> copy = new HashMap<>(item);
        for (String name : List.of("sk", "document")) {
            copy.put(name, Map.of("S", text(item, name).replace(begin, time)));
        }
        stored.put(text(copy, "sk"), copy);
    }

    /** Keeps what is put, and finds from the newest on as DynamoDB does. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> answer(String operation, Map<String, Object> request) {
        if (operation.equals("PutItem")) {
            Map<String, Object> item = (Map<String, Object>) request.get("Item");
            stored.put(text(item, "sk"), item);
            return Map.of();
        }
        asked.incrementAndGet();
        Map<String, Object> values = (Map<String, Object>) request.get("ExpressionAttributeValues");
        List<Map<String, Object>> found = stored.headMap(text(values, ":end"), true).descendingMap().values().stream()
                .limit((int) request.get("Limit"))
                .toList();
        boolean more = !found.isEmpty() && stored.lowerKey(text(found.getLast(), "sk")) != null;
        return more
                ? Map.of(
                        "Items",
                        found,
                        "LastEvaluatedKey",
                        Map.of("sk", found.getLast().get("sk")))
                : Map.of("Items", found);
    }

    private static String text(Map<String, Object> item, String name) {
        return (String) ((Map<?, ?>) item.get(name)).get("S");
    }
}
