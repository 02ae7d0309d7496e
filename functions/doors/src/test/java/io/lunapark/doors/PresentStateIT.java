package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.doors.Site.Place;
import io.lunapark.doors.Site.Somebody;
import io.lunapark.kernel.AccessTable;
import io.lunapark.kernel.Role;
import io.lunapark.localstack.template.Template.Function;
import io.lunapark.testing.Answer;
import io.lunapark.testing.SecondLane;
import io.lunapark.testing.SharedStack;
import io.lunapark.testing.backend.EveryBackEnd;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Doors go by what identity says of somebody now, from its answer on, whatever their token still says. */
@EveryBackEnd
@SecondLane
class PresentStateIT {

    private static final AccessTable TABLE = AccessTable.read(List.of("doors"));

    @Test
    void whoIsDeactivatedMakesNoCallAboutDoors() {
        Somebody former = Site.somebody(Role.SECURITY, Role.EMPLOYEE);
        Site.active(former, false);

        routes().forEach(route -> assertThat(call(former, route))
                .as(route.toString())
                .satisfies(answer -> answer.expect(403))
                .extracting(Answer::code)
                .isEqualTo(route.useCase.equals("UnlockDoor") ? "unknown-door" : "user-inactive"));
    }

    @Test
    void aRoleThatWasWithdrawnDecidesNothingAndOneThatWasGivenDoes() {
        Somebody former = Site.somebody(Role.SECURITY, Role.EMPLOYEE);
        Site.become(former, Role.CUSTOMER);

        routes().filter(route -> !TABLE.of(route.useCase).orElseThrow().roles().contains(Role.CUSTOMER))
                .forEach(route -> assertThat(call(former, route))
                        .as(route.toString())
                        .satisfies(answer -> answer.expect(403))
                        .extracting(Answer::code)
                        .isEqualTo("not-allowed"));

        Site.become(former, Role.EMPLOYEE);
        routes().forEach(route -> {
            boolean may = TABLE.of(route.useCase).orElseThrow().roles().contains(Role.EMPLOYEE);
            assertThat(call(former, route).code().equals("not-allowed"))
                    .as(route.toString())
                    .isEqualTo(!may);
        });
    }

    @Test
    void aHighMemberWhoHasLeftGivesNobodyTheHighLevel() {
        Somebody boss = Site.employee();
        Somebody anna = Site.employee();
        Place office = Site.building("Storage room:high");
        Site.grant(office, boss, "high");
        Site.grant(office, anna, "low");
        String asked = anna.api()
                .post(office.path() + "/access-requests", "")
                .expect(201)
                .id();
        String request = "/api/access-requests/" + asked;

        Site.active(boss, false);
        boss.api().post(request + "/accept", "").expectProblem(403, "user-inactive");
        boss.api().post(request + "/reject", Map.of("reason", "No")).expectProblem(403, "user-inactive");
        boss.isRefused(office.door("Storage room"), "user-inactive");
        Site.active(boss, true);
        Site.become(boss, Role.CUSTOMER);
        boss.api().post(request + "/accept", "").expectProblem(403, "not-allowed");
        boss.isRefused(office.door("Storage room"), "not-a-member");
        anna.isRefused(office.door("Storage room"), "level-too-low");
        Site.become(boss, Role.EMPLOYEE);
        boss.unlock(office.door("Storage room")).expect(200);
        boss.api().post(request + "/accept", "").expect(200);
    }

    @Test
    void inLockdownOnlyWhoIsSecurityNowStillOpens() {
        Somebody guard = Site.somebody(Role.SECURITY);
        Place office = Site.building("Entrance:low");
        Site.grant(office, guard, "low");
        Site.security().post(office.path() + "/lockdown", "").expect(200);
        guard.opens(office.door("Entrance"));

        Site.become(guard, Role.EMPLOYEE);
        guard.isRefused(office.door("Entrance"), "lockdown");
        assertThat(guard.myDoors()).isEqualTo(Map.of("Entrance", "lockdown"));
        guard.api().post(office.path() + "/release", "").expectProblem(403, "not-allowed");
        Site.become(guard, Role.SECURITY);
        guard.api().post(office.path() + "/release", "").expect(200);
    }

    @Test
    void whatAFormerEmployeeAskedForIsNotGranted() {
        Somebody anna = Site.employee();
        Place office = Site.building("Entrance:low");
        String request = anna.api()
                .post(office.path() + "/join-requests", "")
                .expect(201)
                .id();

        Site.become(anna, Role.CUSTOMER);
        Site.security().post("/api/join-requests/" + request + "/accept", "").expectProblem(409, "requester-left");
    }

    @Test
    void whatNamesSomebodyWhoHasLeftStaysEditable() {
        Somebody anna = Site.employee();
        Somebody ben = Site.employee();
        Somebody gone = Site.employee();
        Place office = Site.building("Storage room:high");
        String storage = office.door("Storage room");
        Answer added = Site.security()
                .post("/api/groups", group(storage, anna, ben, gone))
                .expect(201);
        String path = "/api/groups/" + added.id();
        Site.grant(office, gone, "high");
        Site.active(gone, false);

        ben.opens(storage);
        JsonNode changed = Site.security()
                .put(path, group(storage, anna, gone))
                .expect(200)
                .json();
        assertThat(changed.path("userIds")).hasSize(2);
        ben.isRefused(storage, "not-a-member");
        Site.security().put(path, group(storage, anna)).expect(200);
        refusedByName(Site.security().put(path, group(storage, anna, gone)), gone);
        refusedByName(Site.security().post("/api/groups", group(storage, gone)), gone);

        Site.grant(office, gone, "low");
        Site.grant(office, gone, "low");
        refusedByName(Site.security().put(office.member(gone), Map.of("level", "high")), gone);
        Site.security().delete(office.member(gone)).expect(204);
        refusedByName(Site.security().put(office.member(gone), Map.of("level", "low")), gone);
        JsonNode held = Site.security()
                .get("/api/users/" + gone.id() + "/permissions")
                .expect(200)
                .json();
        assertThat(held.path("name").asText()).isEqualTo("One of [employee]");
        assertThat(held.path("active").asBoolean()).isFalse();
    }

    @Test
    void aCustomerGetsNoMembershipAndNoGroup() {
        Somebody customer = Site.visitor();
        Place office = Site.building("Entrance:low");

        Site.security()
                .put(office.member(customer), Map.of("level", "low"))
                .expectProblem(409, "customers-need-passes");
        Site.security()
                .post("/api/groups", group(office.door("Entrance"), customer))
                .expectProblem(409, "customers-need-passes");
    }

    private static void refusedByName(Answer answer, Somebody person) {
        answer.expectProblem(404, "person-not-found");
        assertThat(answer.json().path("detail").asText())
                .contains("One of [employee]")
                .doesNotContain(person.id().toString());
    }

    private static Map<String, Object> group(String door, Somebody... people) {
        return Map.of(
                "name", "G " + UUID.randomUUID(),
                "doorIds", List.of(door),
                "userIds", Stream.of(people).map(Somebody::id).toList());
    }

    /** Every route that the functions of this system answer. */
    private static Stream<Route> routes() {
        return SharedStack.running().template().functions().stream()
                .filter(function -> "doors".equals(function.environment().get("LUNAPARK_SYSTEM")))
                .flatMap(PresentStateIT::routes);
    }

    private static Stream<Route> routes(Function function) {
        return function.routes().stream()
                .map(route -> new Route(
                        function.environment().getOrDefault("LUNAPARK_USE_CASE", ""), route.method(), route.path()));
    }

    private static Answer call(Somebody caller, Route route) {
        String path = route.path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        return caller.api().send(route.method, path, "");
    }

    private record Route(String useCase, String method, String path) {}
}
