package io.lunapark.suite;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.localstack.SharedStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The park as an operator meets it: through its HTTP calls and nothing else. */
final class Park {

    /** A change is on the page within a second; a machine that does much else at once may need longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Park() {}

    static Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    static Answer post(String path, Object body, String... headers) {
        return send("POST", path, Json.write(body), headers);
    }

    static Answer put(String path, Object body, String... headers) {
        return send("PUT", path, Json.write(body), headers);
    }

    static Answer delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    /** JSON unless the headers say otherwise. */
    static Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(SharedStack.running().url() + path))
                .timeout(Duration.ofSeconds(30));
        if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return Answer.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("The park has not answered " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Registers a coaster and says its id. */
    static String register(Map<String, Object> coaster) {
        return post("/api/coasters", coaster).expect(201).id();
    }

    /** Registers a coaster with so many wagons of the original task and waits until it is seen everywhere. */
    static String register(Map<String, Object> coaster, int wagons) {
        String id = register(coaster);
        for (int i = 0; i < wagons; i++) {
            addWagon(id, Given.wagon());
        }
        awaitViews();
        return id;
    }

    /** Adds a wagon to a coaster and says its id. */
    static String addWagon(String coasterId, Map<String, Object> wagon) {
        return post(wagons(coasterId), wagon).expect(201).id();
    }

    static JsonNode statistics(String coasterId, String... headers) {
        return get(coaster(coasterId) + "/statistics", headers).expect(200).json();
    }

    static String coaster(String id) {
        return "/api/coasters/" + id;
    }

    static String wagons(String coasterId) {
        return coaster(coasterId) + "/wagons";
    }

    static String wagon(String coasterId, String wagonId) {
        return wagons(coasterId) + "/" + wagonId;
    }

    /** Everything on all pages of a list. */
    static List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String start = path + (path.contains("?") ? "&" : "?") + "limit=100";
        Answer page = get(start).expect(200);
        items.addAll(page.items());
        while (page.json().path("nextCursor").isTextual()) {
            page = get(start + "&cursor=" + page.json().path("nextCursor").asText())
                    .expect(200);
            items.addAll(page.items());
        }
        return items;
    }

    /** The alerts of a coaster, newest first. */
    static List<JsonNode> alerts(String coasterId, String query) {
        return all("/api/alerts" + query).stream()
                .filter(alert -> alert.path("coasterId").asText().equals(coasterId))
                .toList();
    }

    /** Waits until what was acknowledged so far can be read. */
    static void awaitViews() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(Stores::viewsHaveCaughtUp);
    }
}
