package io.lunapark.platform.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lunapark.platform.store.OutOfReach;
import io.lunapark.testing.AwsServer;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A DynamoDB that answers at once, but leaves keys unprocessed: it is busy, and asking faster makes it no quicker. */
class BusyViewTest {

    private final AtomicInteger asked = new AtomicInteger();
    private int processedPerCall;
    private final AwsServer server = new AwsServer(this::answer);
    private final ViewTable table =
            new ViewTable(server.client(DynamoDbClient.builder()), "views", JsonMapper.createDefault());
    private final List<ViewKey> keys =
            IntStream.range(0, 6).mapToObj(i -> new ViewKey("text", "" + i)).toList();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isAskedAgainForTheRest() {
        processedPerCall = 2;

        assertThat(table.findAll(keys, String.class)).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(asked).hasValue(3);
    }

    @Test
    void isAskedADozenTimesAndThenSaidToBeOutOfReach() {
        processedPerCall = 0;
        long start = System.nanoTime();

        Throwable refusal = catchThrowable(() -> table.findAll(keys, String.class));

        assertThat(OutOfReach.is(refusal)).isTrue();
        assertThat(asked.get()).isBetween(5, 25);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    private Map<String, Object> answer(String operation, Map<String, Object> request) {
        asked.incrementAndGet();
        List<?> wanted = (List<?>) ((Map<?, ?>) ((Map<?, ?>) request.get("RequestItems")).get("views")).get("Keys");
        List<Map<String, Object>> items = wanted.stream()
                .limit(processedPerCall)
                .map(key -> (Map<?, ?>) key)
                .map(key -> Map.<String, Object>of(
                        "pk",
                        key.get("pk"),
                        "sk",
                        key.get("sk"),
                        "document",
                        Map.of("S", "\"" + ((Map<?, ?>) key.get("sk")).get("S") + "\"")))
                .toList();
        List<?> left = wanted.subList(items.size(), wanted.size());
        return Map.of(
                "Responses",
                Map.of("views", items),
                "UnprocessedKeys",
                left.isEmpty() ? Map.of() : Map.of("views", Map.of("Keys", left)));
    }
}
