package io.lunapark.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls functions by their names, as an operator or a schedule does (Lambda's Invoke). */
public final class Functions {

    private static final Api CONTROL = Api.control(SharedStack.running());

    private Functions() {}

    public static JsonNode invoke(String function) {
        return invoke(function, "{}");
    }

    /** @param event in JSON */
    public static JsonNode invoke(String function, String event) {
        Answer answer = CONTROL.post("/2015-03-31/functions/" + function + "/invocations", event);
        assertThat(answer.header("X-Amz-Function-Error")).as(answer.text()).isEmpty();
        return answer.json();
    }

    /**
     * Hands events to a function that takes them from a queue, all in one batch, of which none may fail.
     *
     * @param source the system that they are of, such as {@code lunapark.tasks}
     * @param events envelopes
     */
    public static void deliver(String function, String source, List<Map<String, Object>> events) {
        List<Map<String, Object>> records = events.stream()
                .<Map<String, Object>>map(event -> Map.of(
                        "messageId",
                        UUID.randomUUID().toString(),
                        "body",
                        Json.write(Map.of("detail-type", event.get("type"), "source", source, "detail", event)),
                        "attributes",
                        Map.of("ApproximateReceiveCount", "1")))
                .toList();
        JsonNode answer = invoke(function, Json.write(Map.of("Records", records)));
        assertThat(answer.path("batchItemFailures")).as(answer.toString()).isEmpty();
    }
}
