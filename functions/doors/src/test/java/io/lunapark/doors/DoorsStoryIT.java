package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.doors.Site.Place;
import io.lunapark.doors.Site.Somebody;
import io.lunapark.kernel.Role;
import io.lunapark.testing.SecondLane;
import io.lunapark.testing.backend.EveryBackEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The office of the original task: an entrance for everybody, a storage room for two, and a history for a few. */
@EveryBackEnd
@SecondLane
class DoorsStoryIT {

    @Test
    void theOfficeFromItsFirstDayToTheDayOnWhichSomebodyLosesTheirKey() {
        Somebody manager = Site.somebody(Role.MANAGER);
        Somebody anna = Site.employee();
        Somebody ben = Site.employee();
        Place office = Site.building("Entrance:low", "Storage room:high");
        String entrance = office.door("Entrance");
        String storage = office.door("Storage room");

        // Everybody asks to join and is accepted; before that nothing opens.
        anna.isRefused(entrance, "not-a-member");
        for (Somebody person : List.of(manager, anna, ben)) {
            String request = person.api()
                    .post(office.path() + "/join-requests", "")
                    .expect(201)
                    .id();
            Site.security()
                    .post("/api/join-requests/" + request + "/accept", "")
                    .expect(200);
        }
        for (Somebody person : List.of(manager, anna, ben)) {
            person.opens(entrance);
            person.isRefused(storage, "level-too-low");
        }

        // Two of them may open the storage room: one was given it, the other has asked for it.
        Site.grant(office, manager, "high");
        manager.opens(storage);
        String access = anna.api()
                .post(office.path() + "/access-requests", "")
                .expect(201)
                .id();
        manager.api().post("/api/access-requests/" + access + "/accept", "").expect(200);
        anna.opens(storage);
        ben.isRefused(storage, "level-too-low");
        assertThat(ben.myDoors()).isEqualTo(Map.of("Entrance", "", "Storage room", "level-too-low"));

        // The manager is sick and opens the storage room from home.
        JsonNode opened = manager.opens(storage);
        assertThat(opened.path("decision").asText()).isEqualTo("granted");
        assertThat(opened.path("doorId").asText()).isEqualTo(storage);
        assertThat(Instant.parse(opened.path("relocksAt").asText()))
                .isAfter(Instant.parse(opened.path("decidedAt").asText()));

        // Certain people read the history, and others do not.
        assertThat(Site.history(storage).getFirst().path("id")).isEqualTo(opened.path("auditId"));
        ben.api().get("/api/doors/" + storage + "/history").expectProblem(403, "not-allowed");

        // Anna gives her key back: her next attempt is refused and recorded.
        Site.security().delete(office.member(anna)).expect(204);
        anna.isRefused(storage, "not-a-member");
        anna.isRefused(entrance, "not-a-member");
        JsonNode last = Site.history(entrance).getFirst();
        assertThat(last.path("userId").asText()).isEqualTo(anna.id().toString());
        assertThat(last.path("outcome").asText()).isEqualTo("denied");
        assertThat(last.path("reason").asText()).isEqualTo("not-a-member");
        assertThat(last.path("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(last.path("correlationId").asText()).isNotEmpty();
        await().atMost(Site.PATIENCE)
                .untilAsserted(() -> assertThat(Site.security()
                                .all("/api/users/" + anna.id() + "/access-history")
                                .getFirst())
                        .isEqualTo(last));
    }

    @Test
    void aBuildingForWhichNobodySaysItsDoorsHasSixteenAndAName() {
        String name = "B " + System.nanoTime();
        JsonNode building = Site.security()
                .post("/api/buildings", Map.of("name", name))
                .expect(201)
                .json();
        String path = "/api/buildings/" + building.path("id").asText();

        assertThat(building.path("doors")).hasSize(16);
        await().atMost(Site.PATIENCE)
                .untilAsserted(() ->
                        assertThat(Site.security().get(path).expect(200).json()).isEqualTo(building));
        assertThat(Site.security().all("/api/buildings"))
                .anyMatch(one -> one.path("name").asText().equals(name)
                        && one.path("doors").asInt() == 16);
        Site.security()
                .post("/api/buildings", Map.of("name", name.toUpperCase(java.util.Locale.ROOT)))
                .expectProblem(409, "building-name-taken");
        Site.security().post("/api/buildings", Map.of("name", "abc")).expectProblem(400, "invalid-request");
        Site.employee().api().post("/api/buildings", Map.of("name", "Anarchy")).expectProblem(403, "not-allowed");
    }

    @Test
    void aDoorMovesUpAndDownForEverybodyAtOnce() {
        Somebody anna = Site.employee();
        Place office = Site.building("Entrance:low", "Back door:low");
        String entrance = office.door("Entrance");
        Site.grant(office, anna, "low");
        anna.opens(entrance);

        String etag = Site.security()
                .put("/api/doors/" + entrance, Map.of("level", "high"))
                .expect(200)
                .header("ETag");
        anna.isRefused(entrance, "level-too-low");
        Site.security()
                .put("/api/doors/" + entrance, Map.of("level", "low"), "If-Match", "\"1\"")
                .expectProblem(412, "stale-version");
        Site.security()
                .put("/api/doors/" + entrance, Map.of("level", "low"), "If-Match", etag)
                .expect(200);
        anna.unlock(entrance).expect(200);
        Site.security()
                .put("/api/doors/" + entrance, Map.of("name", "back DOOR"))
                .expectProblem(409, "door-name-taken");
    }

    @Test
    void aMembershipHasAnEnd() {
        Somebody anna = Site.employee();
        Place office = Site.building("Entrance:low");
        Instant end = Site.later(Duration.ofSeconds(2));
        Site.security()
                .put(office.member(anna), Map.of("level", "low", "validUntil", end.toString()))
                .expect(200);

        anna.unlock(office.door("Entrance")).expect(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> anna.unlock(office.door("Entrance")).code().equals("not-a-member"));
        assertThat(Instant.now()).isAfter(end);
        assertThat(anna.myDoors()).isEmpty();
        anna.api().post(office.path() + "/join-requests", "").expect(201);
    }
}
