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

/** Remembers the events that it got from a queue; reports those with {@code "poison":true} as failed. */
public final class TakeHandler implements RequestStreamHandler {

    static final Queue<JsonNode> TAKEN = new ConcurrentLinkedQueue<>();
    static final Queue<JsonNode> POISON = new ConcurrentLinkedQueue<>();
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
        List<Map<String, String>> failures = new ArrayList<>();
        for (JsonNode message : JSON.readTree(input).path("Records")) {
            JsonNode event = JSON.readTree(message.path("body").asText());
            if (event.path("detail").path("poison").asBoolean()) {
                POISON.add(message);
                failures.add(Map.of("itemIdentifier", message.path("messageId").asText()));
            } else {
                TAKEN.add(event);
            }
        }
        JSON.writeValue(output, Map.of("batchItemFailures", failures));
    }
}
