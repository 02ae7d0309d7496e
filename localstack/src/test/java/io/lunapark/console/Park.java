package io.lunapark.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lunapark.localstack.Settings;
import io.lunapark.localstack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** The whole stack, and the calls of an operator at a terminal. */
final class Park implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TEMPLATE = Path.of("../template.yaml");

    private final Stack stack;
    private final HttpClient http = HttpClient.newHttpClient();

    private Park(Stack stack) {
        this.stack = stack;
    }

    static Park start(Path data) throws IOException {
        return new Park(Stack.start(Settings.of("dev", TEMPLATE, data, 0)));
    }

    String url() {
        return stack.url();
    }

    Coaster register(String body) {
        JsonNode coaster = send("POST", "/api/coasters", body);
        return new Coaster(
                coaster.path("id").asText(), coaster.path("number").asText());
    }

    void addWagon(Coaster coaster, String body) {
        send("POST", "/api/coasters/" + coaster.id() + "/wagons", body);
    }

    void change(Coaster coaster, String body) {
        send("PUT", "/api/coasters/" + coaster.id(), body);
    }

    private JsonNode send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        stack.close();
    }

    /** @param number its name on the board, such as A1 */
    record Coaster(String id, String number) {}
}
