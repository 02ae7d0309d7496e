package io.lunapark.tasks;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Api;
import io.lunapark.testing.Database;
import io.lunapark.testing.People;
import io.lunapark.testing.SharedStack;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/** The exchange as its people meet it: through HTTP and nothing else. */
public final class Exchange {

    /** What the bus did not take at once is sent by the relay within a minute. */
    public static final Duration PATIENCE = Duration.ofSeconds(75);

    private static final People PEOPLE = People.of(SharedStack.running());

    private Exchange() {}

    public static Api admin() {
        return PEOPLE.admin();
    }

    public static Api as(Role role) {
        return PEOPLE.as(role);
    }

    /** Somebody new, whom the exchange knows. */
    public static Person somebody(Role... roles) {
        Api api = PEOPLE.nobody().as(PEOPLE.add(roles));
        UUID id = UUID.fromString(api.get("/api/auth/me").expect(200).id());
        await().atMost(PATIENCE)
                .until(() -> !Database.rows("tasks", "select id from worker where id = ?", id)
                        .isEmpty());
        return new Person(id, api);
    }

    /** Nobody else gets a task from now on. */
    public static void only(UUID... people) {
        Object ids = Arrays.stream(people).map(UUID::toString).toArray(String[]::new);
        Database.rows(
                "tasks", "update worker set eligible = (cast(id as text) = any(cast(? as text[]))) returning id", ids);
    }

    public static JsonNode add(Api api, String title) {
        return api.post("/api/tasks", Map.of("title", title)).expect(201).json();
    }

    public record Person(UUID id, Api api) {}
}
