package io.lunapark.acceptance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lunapark.localstack.Stack;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Stands at the address of the bus while that is stopped, and remembers the requests it gets. */
final class RecordingBus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new ArrayList<>();
    private final HttpServer server;
    private final int status;
    private final Duration slowness;

    /**
     * @param status of every answer: 200 takes all entries, 500 none
     * @param slowness every answer takes so long
     */
    RecordingBus(int port, int status, Duration slowness) throws IOException {
        this.status = status;
        this.slowness = slowness;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        synchronized (requests) {
            requests.add(new Request(System.nanoTime(), body));
        }
        long end = System.nanoTime() + slowness.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        byte[] answer = (status == 200 ? taken(body) : "{\"__type\":\"InternalException\"}").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String taken(String body) throws IOException {
        int entries = JSON.readTree(body).path("Entries").size();
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            taken.add("{\"EventId\":\"e" + i + "\"}");
        }
        return "{\"FailedEntryCount\":0,\"Entries\":[" + String.join(",", taken) + "]}";
    }

    List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** The envelopes of all entries, in the order in which they came. */
    List<JsonNode> envelopes() throws IOException {
        List<JsonNode> envelopes = new ArrayList<>();
        for (Request request : requests()) {
            for (JsonNode entry : JSON.readTree(request.body()).path("Entries")) {
                envelopes.add(JSON.readTree(entry.path("Detail").asText()));
            }
        }
        return envelopes;
    }

    /** Hands what it has taken on to the bus of this stack. */
    void handOn(Stack stack) {
        for (Request request : requests()) {
            Answer answer = Api.control(stack.bus().url(), stack.whereabouts().key())
                    .post(
                            "/",
                            request.body(),
                            "X-Amz-Target",
                            "AWSEvents.PutEvents",
                            "Content-Type",
                            "application/x-amz-json-1.1");
            assertThat(answer.json().path("FailedEntryCount").asInt(-1)).isZero();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    /** @param at {@link System#nanoTime} of its arrival */
    record Request(long at, String body) {}
}
