package io.lunapark.localstack;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers with the event and the environment that it was called with; misbehaves when the path asks for it. */
public final class EchoHandler implements RequestStreamHandler {

    static final AtomicInteger MADE = new AtomicInteger();
    static final AtomicInteger MOST_WAITING = new AtomicInteger();
    static final CountDownLatch GO_ON = new CountDownLatch(1);

    private static final AtomicInteger WAITING = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment;

    public EchoHandler(Map<String, String> environment) {
        this.environment = environment;
        MADE.incrementAndGet();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Map<?, ?> event = JSON.readValue(input, Map.class);
        String path = String.valueOf(event.get("rawPath"));
        if (path.endsWith("/throws")) {
            throw new IllegalStateException("as asked for");
        }
        if (path.endsWith("/sleeps")) {
            sleep(4_000);
        }
        if (path.endsWith("/crowd")) {
            sleep(50);
        }
        if (path.endsWith("/waits")) {
            waitForTheOthers();
        }
        if (path.endsWith("/large")) {
            JSON.writeValue(output, Map.of("statusCode", 200, "body", "x".repeat(6 << 20)));
            return;
        }
        if (path.endsWith("/bytes")) {
            JSON.writeValue(output, Map.of("statusCode", 200, "body", event.get("body"), "isBase64Encoded", true));
            return;
        }
        String body = JSON.writeValueAsString(Map.of(
                "event",
                event,
                "environment",
                environment,
                "function",
                context.getFunctionName(),
                "remaining",
                context.getRemainingTimeInMillis()));
        JSON.writeValue(
                output,
                Map.of(
                        "statusCode",
                        201,
                        "headers",
                        Map.of("Content-Type", "application/json", "X-Echo", "yes"),
                        "cookies",
                        new String[] {"a=1", "b=2"},
                        "body",
                        body));
    }

    private static void waitForTheOthers() {
        MOST_WAITING.accumulateAndGet(WAITING.incrementAndGet(), Math::max);
        try {
            GO_ON.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            WAITING.decrementAndGet();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
