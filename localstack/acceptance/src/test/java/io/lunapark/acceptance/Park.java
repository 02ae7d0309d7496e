package io.lunapark.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.People;
import io.lunapark.testing.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The park as an operator meets it: through its HTTP calls and nothing else. */
final class Park {

    /** A change is on the page within a second; a machine that does much else at once may need longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final People PEOPLE = People.of(SharedStack.running());
    private static final Api API = PEOPLE.admin();

    private Park() {}

    /** The calls of the first admin, as all calls here that name nobody else. */
    static Api api() {
        return API;
    }

    static People people() {
        return PEOPLE;
    }

    static Answer get(String path, String... headers) {
        return API.get(path, headers);
    }

    static Answer post(String path, Object body, String... headers) {
        return API.post(path, body, headers);
    }

    static Answer put(String path, Object body, String... headers) {
        return API.put(path, body, headers);
    }

    static Answer delete(String path, String... headers) {
        return API.delete(path, headers);
    }

    static Answer send(String method, String path, String body, String... headers) {
        return API.send(method, path, body, headers);
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
        return API.all(path);
    }

    /** The alerts of a coaster, newest first. */
    static List<JsonNode> alerts(String coasterId, String query) {
        return all("/api/alerts" + query).stream()
                .filter(alert -> alert.path("coasterId").asText().equals(coasterId))
                .toList();
    }

    /** The id of an open alert of a coaster, as soon as it can be read: that is a moment after the coaster can. */
    static String alert(String coasterId) {
        return await().atMost(PATIENCE)
                .until(() -> alerts(coasterId, "?open=true"), alerts -> !alerts.isEmpty())
                .getFirst()
                .path("id")
                .asText();
    }

    /** Waits until what was acknowledged so far can be read. */
    static void awaitViews() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(Stores::viewsHaveCaughtUp);
    }
}
