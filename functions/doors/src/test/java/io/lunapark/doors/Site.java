package io.lunapark.doors;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Api;
import io.lunapark.testing.People;
import io.lunapark.testing.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A site with doors as its people meet it: through HTTP and nothing else. */
final class Site {

    /** What is granted works within a second; what the bus did not take at once is sent by the relay within a minute. */
    static final Duration PATIENCE = Duration.ofSeconds(75);

    private static final People PEOPLE = People.of(SharedStack.running());

    private Site() {}

    static Api admin() {
        return PEOPLE.admin();
    }

    static Api security() {
        return PEOPLE.as(Role.SECURITY);
    }

    /** Somebody new who is at work here. */
    static Somebody employee() {
        return somebody(Role.EMPLOYEE);
    }

    /** Somebody new who is not: a customer. */
    static Somebody visitor() {
        return somebody(Role.CUSTOMER);
    }

    static Somebody somebody(Role... roles) {
        Api api = PEOPLE.nobody().as(PEOPLE.add(roles));
        Somebody somebody =
                new Somebody(UUID.fromString(api.get("/api/auth/me").expect(200).id()), api);
        await("identity has published " + somebody.id())
                .atMost(PATIENCE)
                .until(() -> security()
                        .get("/api/users/" + somebody.id() + "/permissions")
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean());
        return somebody;
    }

    /** A building of a name of its own, with these doors: {@code Entrance:low}. */
    static Place building(String... doors) {
        List<Map<String, String>> wanted = Arrays.stream(doors)
                .map(door -> Map.of("name", door.split(":")[0], "level", door.split(":")[1]))
                .toList();
        String name = "B " + UUID.randomUUID().toString().substring(0, 13);
        JsonNode building = security()
                .post("/api/buildings", Map.of("name", name, "doors", wanted))
                .expect(201)
                .json();
        Place place = new Place(
                building.path("id").asText(),
                building.path("doors")
                        .valueStream()
                        .collect(Collectors.toMap(
                                door -> door.path("name").asText(),
                                door -> door.path("id").asText())));
        Somebody guard = new Somebody(new UUID(0, 0), security());
        await("the view knows " + place)
                .atMost(PATIENCE)
                .until(() -> place.doors().values().stream()
                        .noneMatch(door -> List.of("unknown-door", "view-not-ready", "lockdown")
                                .contains(guard.unlock(door).code())));
        return place;
    }

    static Answer grant(Place place, Somebody person, String level) {
        return security().put(place.member(person), Map.of("level", level)).expect(200);
    }

    /** Has these roles and no others from the answer on; the token that is in use says still what it said. */
    static void become(Somebody person, Role... roles) {
        admin().patch(
                        "/api/users/" + person.id(),
                        Map.of("roles", Arrays.stream(roles).map(Role::toString).toList()))
                .expect(200);
    }

    static void active(Somebody person, boolean active) {
        admin().patch("/api/users/" + person.id(), Map.of("active", active)).expect(200);
    }

    /** What the history of a door says, newest first. */
    /** A guest pass for the door, valid from half an hour ago. */
    static void issuePass(Somebody guest, String door, int maxUses) {
        security()
                .post(
                        "/api/guest-passes",
                        Map.of(
                                "userId", guest.id(),
                                "doorIds", List.of(door),
                                "validFrom", later(Duration.ofMinutes(-30)).toString(),
                                "validUntil", later(Duration.ofHours(2)).toString(),
                                "maxUses", maxUses))
                .expect(201);
    }

    static List<JsonNode> history(String doorId) {
        return security().all("/api/doors/" + doorId + "/history");
    }

    /** A building with the ids of its doors by their names. */
    record Place(String id, Map<String, String> doors) {

        String door(String name) {
            return doors.get(name);
        }

        String path() {
            return "/api/buildings/" + id;
        }

        String member(Somebody person) {
            return path() + "/members/" + person.id();
        }
    }

    /** Somebody with a token of their own. */
    record Somebody(UUID id, Api api) {

        Answer unlock(String doorId) {
            return api.post("/api/doors/" + doorId + "/unlock", "");
        }

        /** Waits until what was granted has reached the door. */
        JsonNode opens(String doorId) {
            return await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> unlock(doorId), answer -> answer.status() == 200)
                    .json();
        }

        void isRefused(String doorId, String reason) {
            unlock(doorId).expectProblem(403, reason);
        }

        /** The doors that are mine, by their names, each with why it stays shut; empty where it opens. */
        Map<String, String> myDoors() {
            return api.all("/api/doors").stream()
                    .collect(Collectors.toMap(
                            door -> door.path("name").asText(),
                            door -> door.path("mayOpen").asBoolean()
                                    ? ""
                                    : door.path("reason").asText()));
        }
    }

    static Instant later(Duration time) {
        return Instant.now().plus(time);
    }
}
