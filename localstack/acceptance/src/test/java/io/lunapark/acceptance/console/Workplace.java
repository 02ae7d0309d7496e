package io.lunapark.acceptance.console;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.acceptance.console.Tabs.Person;
import io.lunapark.kernel.Role;
import io.lunapark.localstack.SignedIn;
import io.lunapark.testing.Api;
import io.lunapark.testing.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The park as a place where people work and open doors: they come by name, and each can sign in or call. */
record Workplace(OpenPark park, Api admin) {

    private static final String PASSWORD = "nine magpies on the carousel";

    static Workplace of(OpenPark park) {
        return new Workplace(park, People.of(park.stack()).admin());
    }

    /** Somebody new at work here, whom the doors know by now. */
    Somebody somebody(String name, Role role) {
        String email = "d-" + UUID.randomUUID() + "@lunapark.example";
        String id = admin.post("/api/users", Map.of("email", email, "name", name, "roles", List.of(role.toString())))
                .expect(201)
                .id();
        String token = admin.post("/api/users/" + id + "/invitations", "")
                .expect(201)
                .json()
                .path("token")
                .asText();
        park.api()
                .post("/api/auth/invitations/accept", Map.of("token", token, "password", PASSWORD))
                .expect(204);
        await("the doors know " + name)
                .until(() -> admin.get("/api/users/" + id + "/permissions")
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean());
        return new Somebody(
                id, name, new Person(email, PASSWORD), park.api().as(new SignedIn(park.url(), email, PASSWORD)));
    }

    /** An admin changes roles, or whether the account is active. */
    void change(Somebody somebody, Map<String, Object> change) {
        admin.patch("/api/users/" + somebody.id(), change).expect(200);
    }

    /** A building with one low door, which this member may open. */
    Place building(Somebody guard, String name, String door, Somebody member) {
        return building(guard, name, List.of(door), member);
    }

    /** A building with low doors, which this member may open; the place is that of the first one. */
    Place building(Somebody guard, String name, List<String> doors, Somebody member) {
        List<Map<String, String>> low =
                doors.stream().map(door -> Map.of("name", door, "level", "low")).toList();
        Map<String, Object> body = Map.of("name", name, "doors", low);
        JsonNode building = guard.api().post("/api/buildings", body).expect(201).json();
        Place place = new Place(
                building.path("id").asText(), building.at("/doors/0/id").asText());
        guard.api()
                .put("/api/buildings/" + place.id() + "/members/" + member.id(), Map.of("level", "low"))
                .expect(200);
        return place;
    }

    /** Who signs in as {@code person}, and calls by {@code api}. */
    record Somebody(String id, String name, Person person, Api api) {

        /** What was granted works within a second. */
        void opens(String doorId) {
            await().until(() -> api.post("/api/doors/" + doorId + "/unlock", "").status() == 200);
        }

        /** What was taken away opens nothing any more. */
        void isRefused(String doorId) {
            api.post("/api/doors/" + doorId + "/unlock", "").expect(403);
        }
    }

    /** A building and its only door. */
    record Place(String id, String door) {}
}
