package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.doors.Site.Place;
import io.lunapark.doors.Site.Somebody;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Answer;
import io.lunapark.testing.AtOnce;
import io.lunapark.testing.SecondLane;
import io.lunapark.testing.backend.EveryBackEnd;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@EveryBackEnd
@SecondLane
class GroupsAndPassesIT {

    private static final ZoneId VENUE = ZoneId.of("Europe/Warsaw");

    @Test
    void aGroupOpensItsDoorsToItsPeopleUntilItIsGone() {
        Somebody cleaner = Site.employee();
        Place office = Site.building("Storage room:high", "Entrance:low");
        String storage = office.door("Storage room");
        cleaner.isRefused(storage, "not-a-member");

        Answer added = Site.security()
                .post("/api/groups", group(List.of(storage), List.of(cleaner), null))
                .expect(201);
        cleaner.opens(storage);
        cleaner.isRefused(office.door("Entrance"), "not-a-member");
        assertThat(cleaner.myDoors()).isEqualTo(Map.of("Storage room", ""));

        String path = "/api/groups/" + added.id();
        assertThat(Site.security().get(path).expect(200).json()).isEqualTo(added.json());
        Site.security().delete(path).expect(204);
        cleaner.isRefused(storage, "not-a-member");
        Site.security().delete(path).expect(204);
        Site.security()
                .put(path, group(List.of(storage), List.of(cleaner), null))
                .expectProblem(404, "group-not-found");
    }

    @Test
    void aGroupKeepsToItsScheduleAndItsHolidays() {
        Somebody cleaner = Site.employee();
        Place office = Site.building("Entrance:low");
        List<String> doors = List.of(office.door("Entrance"));
        Answer group = Site.security()
                .post("/api/groups", group(doors, List.of(cleaner), always(List.of())))
                .expect(201);
        String path = "/api/groups/" + group.id();
        cleaner.opens(office.door("Entrance"));

        LocalDate today = LocalDate.now(VENUE);
        List<String> holidays = List.of(
                today.minusDays(1).toString(),
                today.toString(),
                today.plusDays(1).toString());
        Site.security()
                .put(path, group(doors, List.of(cleaner), always(holidays)), "If-Match", group.header("ETag"))
                .expect(200);
        cleaner.isRefused(office.door("Entrance"), "outside-schedule");
        Site.security().put(path, group(doors, List.of(), null)).expect(200);
        cleaner.isRefused(office.door("Entrance"), "not-a-member");
    }

    @Test
    void securityReadsWhoMayOpenADoorAndByWhat() {
        Somebody low = Site.employee();
        Somebody high = Site.employee();
        Somebody cleaner = Site.employee();
        Somebody guest = Site.visitor();
        Place office = Site.building("Storage room:high", "Entrance:low");
        String storage = office.door("Storage room");
        Site.grant(office, low, "low");
        Site.grant(office, high, "high");
        String group = Site.security()
                .post("/api/groups", group(List.of(storage), List.of(cleaner), null))
                .expect(201)
                .id();
        Site.issuePass(guest, storage, 1);

        assertThat(holders(storage))
                .containsExactlyInAnyOrder(high.id() + " membership", cleaner.id() + " group", guest.id() + " pass");
        assertThat(holders(office.door("Entrance")))
                .containsExactlyInAnyOrder(low.id() + " membership", high.id() + " membership");
        assertThat(Site.security().all("/api/buildings/" + office.id() + "/members"))
                .extracting(member -> member.path("userId").asText())
                .containsExactlyInAnyOrder(low.id().toString(), high.id().toString());

        guest.opens(storage);
        assertThat(Site.security()
                        .get("/api/users/" + guest.id() + "/permissions")
                        .expect(200)
                        .json()
                        .at("/passes/0/usesLeft")
                        .asInt(-1))
                .isZero();
        Site.security().delete("/api/groups/" + group).expect(204);
        Site.security().delete(office.member(high)).expect(204);
        assertThat(holders(storage)).containsExactly(guest.id() + " pass");
        Site.security().get("/api/doors/" + UUID.randomUUID() + "/holders").expectProblem(404, "door-not-found");
        Site.security()
                .get("/api/buildings/" + UUID.randomUUID() + "/members")
                .expectProblem(404, "building-not-found");
        low.api().get("/api/doors/" + storage + "/holders").expectProblem(403, "not-allowed");
    }

    private static List<String> holders(String doorId) {
        return Site.security().all("/api/doors/" + doorId + "/holders").stream()
                .map(holder ->
                        holder.path("userId").asText() + " " + holder.path("by").asText())
                .toList();
    }

    @Test
    void aGroupOfWhatIsNotThereIsRefused() {
        Place office = Site.building("Entrance:low");
        String nowhere = UUID.randomUUID().toString();

        Site.security()
                .post("/api/groups", group(List.of(nowhere), List.of(), null))
                .expectProblem(404, "door-not-found");
        Map<String, Object> ofNobody = group(List.of(office.door("Entrance")), List.of(), null);
        ofNobody.put("userIds", List.of(nowhere));
        Site.security().post("/api/groups", ofNobody).expectProblem(404, "person-not-found");
        Map<String, Object> halfTimes = group(List.of(), List.of(), Map.of("openings", List.of()));
        assertThat(Site.security().post("/api/groups", halfTimes).expect(400).badFields())
                .containsExactly("schedule.holidays required");
    }

    @Test
    void aGuestPassIsUsedAsOftenAsItSaysHoweverManyTryAtOnce() {
        Somebody guest = Site.employee();
        Place office = Site.building("Storage room:high");
        String storage = office.door("Storage room");
        String pass = issue(guest, storage, Duration.ofHours(-1), Duration.ofHours(1), 3);
        awaitPass(guest, pass);

        List<Answer> answers = AtOnce.repeat(20, () -> guest.unlock(storage));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(3);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allSatisfy(answer -> assertThat(answer.code()).isIn("pass-used-up", "store-unavailable"));
        guest.isRefused(storage, "pass-used-up");
        assertThat(Site.history(storage).stream()
                        .filter(entry -> entry.path("outcome").asText().equals("granted")))
                .hasSize(3)
                .allMatch(entry -> entry.path("passId").asText().equals(pass));
    }

    @Test
    void aGuestPassOpensInItsWindowUntilItIsWithdrawn() {
        Somebody guest = Site.employee();
        Place office = Site.building("Entrance:low");
        String door = office.door("Entrance");
        awaitPass(guest, issue(guest, door, Duration.ofHours(1), Duration.ofHours(2), 3));
        guest.isRefused(door, "pass-not-yet-valid");

        String pass = issue(guest, door, Duration.ofHours(-1), Duration.ofHours(2), 3);
        guest.opens(door);
        Site.security().delete("/api/guest-passes/" + pass).expect(204);
        guest.isRefused(door, "pass-not-yet-valid");
        Site.security().delete("/api/guest-passes/" + pass).expect(204);
        Site.security().delete("/api/guest-passes/" + UUID.randomUUID()).expectProblem(404, "pass-not-found");
    }

    @Test
    void aCustomerOpensWithAPassAndWithNothingElse() {
        Somebody customer = Site.visitor();
        Place office = Site.building("Storage room:high", "Entrance:low");
        String pass = issue(customer, office.door("Storage room"), Duration.ofHours(-1), Duration.ofHours(1), 2);

        JsonNode opened = customer.opens(office.door("Storage room"));
        JsonNode entry = Site.history(office.door("Storage room")).getFirst();
        assertThat(entry.path("id")).isEqualTo(opened.path("auditId"));
        assertThat(entry.path("passId").asText()).isEqualTo(pass);
        customer.isRefused(office.door("Entrance"), "not-a-member");
        customer.unlock(office.door("Storage room")).expect(200);
        customer.isRefused(office.door("Storage room"), "pass-used-up");
    }

    @Test
    void aPassThatIsUsedUpInBetweenIsPassedOver() {
        Somebody guest = Site.employee();
        Place office = Site.building("Entrance:low");
        String door = office.door("Entrance");
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3; i++) {
                awaitPass(guest, issue(guest, door, Duration.ofHours(-1), Duration.ofHours(1), 2));
            }
            assertThat(AtOnce.repeat(6, () -> guest.unlock(door))).allSatisfy(answer -> answer.expect(200));
            guest.isRefused(door, "pass-used-up");
        }
    }

    @Test
    void whatOpensNothingTakesNoPlaceAndNothingIsGrantedThatIsOver() {
        Somebody guest = Site.employee();
        Place office = Site.building("Entrance:low");
        String door = office.door("Entrance");
        Instant end = Site.later(Duration.ofSeconds(8));
        for (int i = 0; i < DoorLimits.MAX_PASSES; i++) {
            pass(guest, door, Site.later(Duration.ofHours(-1)), end, 1).expect(201);
        }
        pass(guest, door, Instant.now(), end, 1).expectProblem(409, "too-many-permissions");

        await().pollInterval(Duration.ofMillis(100)).until(() -> Instant.now().isAfter(end));
        guest.isRefused(door, "pass-expired");
        assertThat(guest.myDoors()).isEmpty();
        issue(guest, door, Duration.ofHours(-1), Duration.ofHours(1), 1);
        guest.opens(door);
        for (int i = 0; i < DoorLimits.MAX_PASSES; i++) { // the one that is used up takes no place either
            issue(guest, door, Duration.ofHours(-1), Duration.ofHours(1), 1);
        }
        pass(guest, door, Instant.now(), Site.later(Duration.ofHours(1)), 1).expectProblem(409, "too-many-permissions");

        assertThat(pass(guest, door, Site.later(Duration.ofHours(-1)), Instant.now(), 1)
                        .expectProblem(400, "already-over")
                        .badFields())
                .containsExactly("validUntil already-over");
        assertThat(Site.security()
                        .put(
                                office.member(guest),
                                Map.of(
                                        "level",
                                        "low",
                                        "validUntil",
                                        Instant.now().toString()))
                        .expectProblem(400, "already-over")
                        .badFields())
                .containsExactly("validUntil already-over");
    }

    @Test
    void lockdownShutsEveryDoorOfTheBuildingAndOfNoOther() {
        Somebody anna = Site.employee();
        Somebody guard = Site.somebody(Role.SECURITY);
        Place office = Site.building("Entrance:low", "Back door:low");
        Place other = Site.building("Gate:low");
        for (Somebody person : List.of(anna, guard)) {
            Site.grant(office, person, "low");
            Site.grant(other, person, "low");
        }
        anna.opens(office.door("Entrance"));

        for (int times = 0; times < 2; times++) {
            JsonNode locked = Site.security()
                    .post(office.path() + "/lockdown", "")
                    .expect(200)
                    .json();
            assertThat(locked.path("locked").asBoolean()).isTrue();
            assertThat(locked.path("version").asLong()).isEqualTo(2);
            anna.isRefused(office.door("Entrance"), "lockdown");
            anna.isRefused(office.door("Back door"), "lockdown");
        }
        guard.unlock(office.door("Entrance")).expect(200);
        anna.unlock(other.door("Gate")).expect(200);
        anna.api().post(office.path() + "/release", "").expectProblem(403, "not-allowed");
        Site.security().post(office.path() + "/release", "").expect(200);
        anna.unlock(office.door("Entrance")).expect(200);
    }

    private static Map<String, Object> group(
            List<String> doors, List<Somebody> people, @Nullable Map<String, Object> schedule) {
        Map<String, Object> group = new HashMap<>();
        group.put("name", "G " + UUID.randomUUID());
        group.put("doorIds", doors);
        group.put("userIds", people.stream().map(Somebody::id).toList());
        group.put("schedule", schedule);
        return group;
    }

    private static Map<String, Object> always(List<String> holidays) {
        return Map.of(
                "openings",
                List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY").stream()
                        .map(day -> Map.of("day", day, "from", "00:00", "until", "00:00"))
                        .toList(),
                "holidays",
                holidays);
    }

    private static String issue(Somebody guest, String door, Duration from, Duration until, int uses) {
        return pass(guest, door, Site.later(from), Site.later(until), uses)
                .expect(201)
                .id();
    }

    private static Answer pass(Somebody guest, String door, Instant from, Instant until, int uses) {
        return Site.security()
                .post(
                        "/api/guest-passes",
                        Map.of(
                                "userId", guest.id(),
                                "doorIds", List.of(door),
                                "validFrom", from.toString(),
                                "validUntil", until.toString(),
                                "maxUses", uses));
    }

    private static void awaitPass(Somebody guest, String pass) {
        await().atMost(Site.PATIENCE)
                .until(() -> Site.security()
                        .get("/api/users/" + guest.id() + "/permissions")
                        .expect(200)
                        .json()
                        .path("passes")
                        .valueStream()
                        .anyMatch(one -> one.path("id").asText().equals(pass)));
    }
}
