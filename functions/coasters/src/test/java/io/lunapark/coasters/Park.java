package io.lunapark.coasters;

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
public final class Park {

    /** A change is on the page within a second; a machine that does much else at once may need longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final People PEOPLE = People.of(SharedStack.running());
    private static final Api API = PEOPLE.admin();

    private Park() {}

    /** The calls of the first admin, as all calls here that name nobody else. */
    public static Api api() {
        return API;
    }

    public static People people() {
        return PEOPLE;
    }

    public static Answer get(String path, String... headers) {
        return API.get(path, headers);
    }

    public static Answer post(String path, Object body, String... headers) {
        return API.post(path, body, headers);
    }

    public static Answer put(String path, Object body, String... headers) {
        return API.put(path, body, headers);
    }

    public static Answer delete(String path, String... headers) {
        return API.delete(path, headers);
    }

    public static Answer send(String method, String path, String body, String... headers) {
        return API.send(method, path, body, headers);
    }

    /** Registers a coaster and says its id. */
    public static String register(Map<String, Object> coaster) {
        return post("/api/coasters", coaster).expect(201).id();
    }

    /** Registers a coaster with so many wagons of the original task and waits until it is seen everywhere. */
    public static String register(Map<String, Object> coaster, int wagons) {
        String id = register(coaster);
        for (int i = 0; i < wagons; i++) {
            addWagon(id, Given.wagon());
        }
        awaitViews();
        return id;
    }

    /** Adds a wagon to a coaster and says its id. */
    public static String addWagon(String coasterId, Map<String, Object> wagon) {
        return post(wagons(coasterId), wagon).expect(201).id();
    }

    public static JsonNode statistics(String coasterId, String... headers) {
        return get(coaster(coasterId) + "/statistics", headers).expect(200).json();
    }

    public static String coaster(String id) {
        return "/api/coasters/" + id;
    }

    public static String wagons(String coasterId) {
        return coaster(coasterId) + "/wagons";
    }

    public static String wagon(String coasterId, String wagonId) {
        return wagons(coasterId) + "/" + wagonId;
    }

    /** Everything on all pages of a list. */
    public static List<JsonNode> all(String path) {
        return API.all(path);
    }

    /** The alerts of a coaster, newest first. */
    public static List<JsonNode> alerts(String coasterId, String query) {
        return all("/api/alerts" + query).stream()
                .filter(alert -> alert.path("coasterId").asText().equals(coasterId))
                .toList();
    }

    /** The id of an open alert of a coaster, as soon as it can be read: that is a moment after the coaster can. */
    public static String alert(String coasterId) {
        return await().atMost(PATIENCE)
                .until(() -> alerts(coasterId, "?open=true"), alerts -> !alerts.isEmpty())
                .getFirst()
                .path("id")
                .asText();
    }

    /** Waits until what was acknowledged so far can be read. */
    public static void awaitViews() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(Stores::viewsHaveCaughtUp);
    }
}
