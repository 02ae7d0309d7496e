package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.doors.Site.Place;
import io.lunapark.doors.Site.Somebody;
import io.lunapark.testing.Answer;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.SecondLane;
import io.lunapark.testing.backend.EveryBackEnd;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@EveryBackEnd
@SecondLane
class PermissionRequestsIT {

    @Test
    void ofAHundredRequestsAtOnceOneIsOpen() {
        Somebody anna = Site.employee();
        Place office = Site.building("Entrance:low");

        List<Answer> answers = AtOnce.repeat(100, () -> anna.api().post(office.path() + "/join-requests", ""));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> answer.expectProblem(409, "request-already-open"));
        await().atMost(Site.PATIENCE)
                .untilAsserted(() -> assertThat(Site.security().all("/api/join-requests?open=true").stream()
                                .filter(request -> request.path("userId")
                                        .asText()
                                        .equals(anna.id().toString())))
                        .hasSize(1));
    }

    @Test
    void aRequestIsDecidedOnceHoweverManyDecideAtOnce() {
        Somebody anna = Site.employee();
        Place office = Site.building("Entrance:low");
        String request = "/api/join-requests/" + ask(anna, office, "join");

        List<Answer> answers = AtOnce.repeat(10, () -> Site.security().post(request + "/accept", ""));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allSatisfy(answer -> answer.expectProblem(409, "request-already-decided"));
        Site.security()
                .post(request + "/reject", Map.of("reason", "too late"))
                .expectProblem(409, "request-already-decided");
        anna.opens(office.door("Entrance"));
    }

    @Test
    void whoIsRejectedLearnsWhyAndMayAskAgain() {
        Somebody anna = Site.employee();
        Place office = Site.building("Entrance:low");
        String request = "/api/join-requests/" + ask(anna, office, "join");

        Answer rejected = Site.security()
                .post(request + "/reject", Map.of("reason", "Not yet"))
                .expect(200);

        assertThat(rejected.json().path("state").asText()).isEqualTo("rejected");
        assertThat(rejected.json().path("reason").asText()).isEqualTo("Not yet");
        anna.isRefused(office.door("Entrance"), "not-a-member");
        ask(anna, office, "join");
    }

    @Test
    void onlyThoseWhoMayDecideWhoGetsTheHighLevel() {
        Somebody anna = Site.employee();
        Somebody boss = Site.employee();
        Place office = Site.building("Storage room:high");
        Place other = Site.building("Entrance:low");
        Site.grant(office, anna, "low");
        Site.grant(office, boss, "low");
        Site.grant(other, boss, "high");
        String request = "/api/access-requests/" + ask(anna, office, "access");

        anna.api().post(request + "/accept", "").expectProblem(403, "may-not-decide");
        boss.api().post(request + "/accept", "").expectProblem(403, "may-not-decide");
        assertThat(boss.api().all("/api/access-requests")).isEmpty();
        Site.grant(office, boss, "high");
        await().atMost(Site.PATIENCE)
                .untilAsserted(() -> assertThat(boss.api().all("/api/access-requests?open=true"))
                        .singleElement()
                        .satisfies(
                                one -> assertThat(one.path("userName").asText()).isEqualTo("One of [employee]")));
        boss.api().post(request + "/accept", "").expect(200);
        anna.opens(office.door("Storage room"));
    }

    @Test
    void nobodyAsksForWhatTheyHaveOrMayNotHave() {
        Somebody anna = Site.employee();
        Place office = Site.building("Entrance:low");
        anna.api().post(office.path() + "/access-requests", "").expectProblem(403, "not-a-member");
        Site.grant(office, anna, "high");

        anna.api().post(office.path() + "/join-requests", "").expectProblem(409, "already-member");
        anna.api().post(office.path() + "/access-requests", "").expectProblem(409, "already-high");
        anna.api()
                .post("/api/buildings/" + UUID.randomUUID() + "/join-requests", "")
                .expectProblem(404, "building-not-found");
    }

    @Test
    void whoHasLeftGetsNothing() {
        Somebody anna = Site.employee();
        Somebody ben = Site.employee();
        Place office = Site.building("Storage room:high");
        Site.grant(office, anna, "low");
        String access = "/api/access-requests/" + ask(anna, office, "access");
        String join = "/api/join-requests/" + ask(ben, office, "join");

        Site.security().delete(office.member(anna)).expect(204);
        Site.security().post(access + "/accept", "").expectProblem(409, "requester-left");
        Site.admin().patch("/api/users/" + ben.id(), Map.of("active", false)).expect(200);
        Site.security().post(join + "/accept", "").expectProblem(409, "requester-left");
        Site.security().post(join + "/reject", Map.of("reason", "has left")).expect(200);
    }

    private static String ask(Somebody somebody, Place place, String kind) {
        return somebody.api()
                .post(place.path() + "/" + kind + "-requests", "")
                .expect(201)
                .id();
    }
}
