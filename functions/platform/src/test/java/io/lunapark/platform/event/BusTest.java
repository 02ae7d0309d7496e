package io.lunapark.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.testing.AwsServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

class BusTest {

    private static final int MOST_BYTES = 256 * 1024;

    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final AwsServer server = new AwsServer(this::answer);
    private final Bus bus = new Bus(server.client(EventBridgeClient.builder()), "lunapark-test", "coasters");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEventThatTheBusRefusesHoldsUpNoOther() {
        StoredEvent large = event(2, "x".repeat(MOST_BYTES));

        assertThat(bus.publish(List.of(event(1, "before"), large, event(3, "after"))))
                .containsExactly(1L, 3L);
    }

    @Test
    void whatNoQueueTakesIsEscaped() {
        bus.publish(List.of(event(1, "a\uffffb")));

        assertThat(taken).containsExactly("{\"text\":\"a\\uffffb\"}");
    }

    private static StoredEvent event(long position, String text) {
        return new StoredEvent(position, "word/" + position, "Said", "{\"text\":\"" + text + "\"}");
    }

    private Map<String, Object> answer(String operation, Map<String, Object> request) {
        List<String> details = ((List<?>) request.get("Entries"))
                .stream()
                        .map(entry -> (String) ((Map<?, ?>) entry).get("Detail"))
                        .toList();
        if (details.stream().mapToInt(String::length).sum() > MOST_BYTES) {
            return Map.of("__type", "ValidationException", "message", "Total size of the entries is over the limit.");
        }
        taken.addAll(details);
        return Map.of(
                "FailedEntryCount",
                0,
                "Entries",
                details.stream().map(detail -> Map.of("EventId", "e")).toList());
    }
}
