package io.lunapark.localstack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers the events that it got from a queue; reports those with {@code "poison":true} as failed. */
public final class TakeHandler implements RequestStreamHandler {

    static final Queue<JsonNode> TAKEN = new ConcurrentLinkedQueue<>();
    static final Queue<JsonNode> POISON = new ConcurrentLinkedQueue<>();
    static final AtomicInteger MOST_AT_ONCE = new AtomicInteger();
    static final AtomicInteger LARGEST_BATCH = new AtomicInteger();
    private static final AtomicInteger RUNNING = new AtomicInteger();
    static volatile boolean broken;
    static volatile int refused;
    private static final ObjectMapper JSON = new ObjectMapper();

    public TakeHandler(Map<String, String> environment) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        if (broken) {
            refused++;
            throw new IllegalStateException("the store is down");
        }
        MOST_AT_ONCE.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
        try {
            JSON.writeValue(
                    output,
                    Map.of("batchItemFailures", take(JSON.readTree(input).path("Records"))));
        } finally {
            RUNNING.decrementAndGet();
        }
    }

    private static List<Map<String, String>> take(JsonNode records) throws IOException {
        LARGEST_BATCH.accumulateAndGet(records.size(), Math::max);
        List<Map<String, String>> failures = new ArrayList<>();
        for (JsonNode message : records) {
            JsonNode event = JSON.readTree(message.path("body").asText());
            if (event.path("detail").path("poison").asBoolean()) {
                POISON.add(message);
                failures.add(Map.of("itemIdentifier", message.path("messageId").asText()));
            } else {
                TAKEN.add(event);
            }
        }
        return failures;
    }
}
