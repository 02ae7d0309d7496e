package io.lunapark.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.doors.Site.Place;
import io.lunapark.doors.Site.Somebody;
import io.lunapark.testing.Answer;
import io.lunapark.testing.SecondLane;
import io.lunapark.testing.backend.EveryBackEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@EveryBackEnd
@SecondLane
class DoorHistoryIT {

    @Test
    void whoWantsToOpenADoorThatNobodyKnowsIsDeniedAndRecorded() {
        Somebody anna = Site.employee();
        String nowhere = UUID.randomUUID().toString();

        anna.isRefused(nowhere, "unknown-door");

        JsonNode entry = await().atMost(Site.PATIENCE)
                .until(
                        () -> Site.security().all("/api/users/" + anna.id() + "/access-history"),
                        tried -> tried.size() == 1)
                .getFirst();
        assertThat(entry.path("doorId").asText()).isEqualTo(nowhere);
        assertThat(entry.path("reason").asText()).isEqualTo("unknown-door");
        assertThat(entry.path("doorName").isNull()).isTrue();
        Site.security().get("/api/doors/" + nowhere + "/history").expectProblem(404, "door-not-found");
    }

    @Test
    void aCustomerIsRecordedToo() {
        Somebody customer = Site.visitor();
        Place office = Site.building("Entrance:low");
        String door = office.door("Entrance");

        customer.isRefused(door, "not-a-member");

        JsonNode entry = Site.history(door).getFirst();
        assertThat(entry.path("userId").asText()).isEqualTo(customer.id().toString());
        assertThat(entry.path("doorName").asText()).isEqualTo("Entrance");
        assertThat(entry.path("reason").asText()).isEqualTo("not-a-member");
    }

    @Test
    void historyIsPagedFilteredAndNewestFirst() {
        Somebody anna = Site.employee();
        Somebody ben = Site.employee();
        Place office = Site.building("Entrance:low");
        String door = office.door("Entrance");
        Site.grant(office, anna, "low");
        List<String> granted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            granted.addFirst(
                    anna.unlock(door).expect(200).json().path("auditId").asText());
            ben.isRefused(door, "not-a-member");
        }
        String path = "/api/doors/" + door + "/history";

        assertThat(ids(Site.security().all(path + "?outcome=granted"))).isEqualTo(granted);
        assertThat(ids(pages(path + "?limit=2&outcome=granted"))).isEqualTo(granted);
        List<JsonNode> all = Site.history(door);
        assertThat(ids(pages(path + "?limit=1"))).isEqualTo(ids(all));
        assertThat(all).extracting(entry -> entry.path("time").asText()).isSortedAccordingTo((a, b) -> b.compareTo(a));

        JsonNode third = all.get(2);
        String since = third.path("time").asText();
        assertThat(ids(Site.security().all(path + "?from=" + since)))
                .isEqualTo(ids(all.stream()
                        .filter(entry -> entry.path("time").asText().compareTo(since) >= 0)
                        .toList()));
        assertThat(ids(Site.security().all(path + "?to=" + since)))
                .isEqualTo(ids(all.stream()
                        .filter(entry -> entry.path("time").asText().compareTo(since) < 0)
                        .toList()));
        assertThat(Site.security().all(path + "?from=2099-01-01T00:00:00Z")).isEmpty();
        await().atMost(Site.PATIENCE)
                .untilAsserted(() -> assertThat(
                                ids(pages("/api/users/" + anna.id() + "/access-history?limit=2&outcome=granted")))
                        .startsWith(granted.toArray(String[]::new)));
    }

    @Test
    void whatIsNoTimeNoOutcomeOrNoCursorIsSaidToBe() {
        String path = "/api/doors/" + Site.building("Entrance:low").door("Entrance") + "/history";

        assertThat(Site.security().get(path + "?from=yesterday").expect(400).badFields())
                .containsExactly("from invalid-format");
        assertThat(Site.security()
                        .get(path + "?to=%2B999999999-01-01T00:00:00Z")
                        .expect(400)
                        .badFields())
                .containsExactly("to invalid-format");
        assertThat(Site.security().get(path + "?outcome=perhaps").expect(400).badFields())
                .containsExactly("outcome invalid-value");
        for (String cursor : List.of("***", "MDAwMA")) {
            assertThat(Site.security()
                            .get(path + "?cursor=" + cursor)
                            .expect(400)
                            .badFields())
                    .containsExactly("cursor invalid-format");
        }
    }

    private static List<JsonNode> pages(String path) {
        List<JsonNode> items = new ArrayList<>();
        Answer page = Site.security().get(path).expect(200);
        items.addAll(page.items());
        while (page.json().path("nextCursor").isTextual()) {
            page = Site.security()
                    .get(path + "&cursor=" + page.json().path("nextCursor").asText())
                    .expect(200);
            items.addAll(page.items());
        }
        return items;
    }

    private static List<String> ids(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.path("id").asText()).toList();
    }
}
