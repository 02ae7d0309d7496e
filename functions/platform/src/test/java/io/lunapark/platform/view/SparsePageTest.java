package io.lunapark.platform.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.platform.http.Page;
import io.lunapark.platform.http.PageRequest;
import io.lunapark.testing.AwsServer;
import io.micronaut.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A long partition of which a list wants few documents. */
class SparsePageTest {

    private static final int DOCUMENTS = 20_000;
    private static final PageRequest FIRST = new PageRequest(20, Optional.empty(), "list");

    private final AtomicInteger asked = new AtomicInteger();
    private final AwsServer server = new AwsServer(this::answer);
    private final ViewTable table =
            new ViewTable(server.client(DynamoDbClient.builder()), "views", JsonMapper.createDefault());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPageIsShortRatherThanLate() {
        Page<String> page = table.page("text", FIRST, false, String.class, text -> text.equals("019999"));

        assertThat(page.items()).isEmpty();
        assertThat(page.nextCursor()).isNotNull();
        assertThat(asked).hasValueLessThan(20);
    }

    @Test
    void thePagesTogetherHaveAllThatIsWanted() {
        List<String> found = new ArrayList<>();
        Page<String> page = table.page("text", FIRST, false, String.class, text -> text.endsWith("777"));
        found.addAll(page.items());
        while (page.nextCursor() != null) {
            PageRequest next = new PageRequest(20, Optional.of(position(page.nextCursor())), "list");
            page = table.page("text", next, false, String.class, text -> text.endsWith("777"));
            found.addAll(page.items());
        }

        assertThat(found).hasSize(20).doesNotHaveDuplicates().isSorted();
    }

    /** A cursor is a seal of nine bytes and the position. */
    private static String position(String cursor) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        return new String(bytes, 9, bytes.length - 9, StandardCharsets.UTF_8);
    }

    private Map<String, Object> answer(String operation, Map<String, Object> request) {
        asked.incrementAndGet();
        int limit = (int) request.get("Limit");
        Map<?, ?> after = (Map<?, ?>) request.get("ExclusiveStartKey");
        int from = after == null ? 0 : Integer.parseInt((String) ((Map<?, ?>) after.get("sk")).get("S")) + 1;
        int to = Math.min(from + limit, DOCUMENTS);
        List<Map<String, Object>> items =
                IntStream.range(from, to).mapToObj(SparsePageTest::item).toList();
        return to < DOCUMENTS ? Map.of("Items", items, "LastEvaluatedKey", key(to - 1)) : Map.of("Items", items);
    }

    private static Map<String, Object> item(int number) {
        Map<String, Object> item = new HashMap<>(key(number));
        item.put("document", Map.of("S", "\"%06d\"".formatted(number)));
        return item;
    }

    private static Map<String, Object> key(int number) {
        return Map.of("pk", Map.of("S", "text"), "sk", Map.of("S", "%06d".formatted(number)));
    }
}
