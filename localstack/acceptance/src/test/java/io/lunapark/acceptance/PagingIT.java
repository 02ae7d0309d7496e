package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.coasters.Given;
import io.lunapark.coasters.Park;
import io.lunapark.testing.Answer;
import io.lunapark.testing.backend.EveryBackEnd;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists page by page. */
@EveryBackEnd
class PagingIT {

    @Test
    void everyCoasterIsOnExactlyOnePageHoweverTheListChangesMeanwhile() {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            mine.add(Park.register(Given.coaster(16, 60000)));
        }
        Park.awaitViews();

        List<String> read = new ArrayList<>();
        Answer page = Park.get("/api/coasters?limit=3").expect(200);
        boolean changed = false;
        while (page.json().path("nextCursor").isTextual()) {
            assertThat(page.items()).hasSize(3);
            page.items().forEach(coaster -> read.add(coaster.path("id").asText()));
            if (!changed && read.contains(mine.get(1))) {
                // what was read, what was not read, and something new
                Park.delete(Park.coaster(mine.get(1))).expect(204);
                Park.delete(Park.coaster(mine.get(6))).expect(204);
                mine.add(Park.register(Given.coaster(16, 60000), 0));
                changed = true;
            }
            page = Park.get("/api/coasters?limit=3&cursor="
                            + page.json().path("nextCursor").asText())
                    .expect(200);
        }
        page.items().forEach(coaster -> read.add(coaster.path("id").asText()));

        assertThat(changed).isTrue();
        assertThat(read)
                .doesNotHaveDuplicates()
                .contains(mine.get(0), mine.get(1), mine.get(2), mine.get(5), mine.get(7));
        assertThat(read).doesNotContain(mine.get(6));
    }

    static List<String> lists() {
        return ApiDocument.lists();
    }

    @Test
    void theDocumentsNameTheLists() {
        assertThat(lists()).hasSizeGreaterThan(12).contains("/api/statistics", "/api/users", "/api/doors/{id}/history");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListTakesNoCursorThatItHasNotGiven(String list) {
        String path = list.replaceAll("\\{[^}]*}", "01a2239b-4bbd-7ea1-800a-ad620ece9761");
        Park.register(Given.coaster(16, 60000), 0);
        Park.register(Given.coaster(16, 60000), 0);
        Park.awaitViews();
        String foreign =
                Park.get("/api/coasters?limit=1").json().path("nextCursor").asText();

        for (String cursor : List.of("MA", "YWJjZGVmZ2hpamtsbW5vcA", foreign, foreign.substring(1))) {
            if (!list.equals("/api/coasters") || !cursor.equals(foreign)) {
                Park.get(path + "?cursor=" + cursor).expectProblem(400, "invalid-request");
            }
        }
        Park.get(path + "?cursor=" + foreign + "&cursor=" + foreign).expectProblem(400, "invalid-request");
        Park.get(path + "?limit=1&limit=2").expectProblem(400, "invalid-request");
    }

    /** The seal of a cursor ties it to its list, and has no key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/users",
                "/api/coasters",
                "/api/alerts",
                "/api/conflicts",
                "/api/audit",
                "/api/join-requests",
                "/api/doors/{door}/holders",
                "/api/doors/{door}/history",
                "/api/buildings/{building}/members",
                "/api/sessions",
                "/api/movies",
                "/api/rooms",
                "/api/reservations",
                "/api/payments",
                "/api/purchases",
                "/api/tasks",
                "/api/billing/accounts",
                "/api/billing/days",
                "/api/billing/corrections",
                "/api/billing/me",
                "/api/cars"
            })
    void aForgedCursorIsRefusedOrLeadsSomewhere(String list) throws NoSuchAlgorithmException {
        JsonNode building = Park.post(
                        "/api/buildings",
                        Map.of("name", "F " + UUID.randomUUID().toString().substring(0, 12)))
                .expect(201)
                .json();
        String path = list.replace("{building}", building.path("id").asText())
                .replace("{door}", building.path("doors").path(0).path("id").asText());
        Park.awaitViews();

        for (String position : List.of("", "x", "T", "\u0000", "-1", "2026-02-30T00", "9999-12-31T00", "2026-11-21")) {
            assertThat(Park.get(path + "?cursor=" + forged(path, position)).status())
                    .as(position)
                    .isIn(200, 400);
        }
    }

    private static String forged(String list, String position) throws NoSuchAlgorithmException {
        MessageDigest seal = MessageDigest.getInstance("SHA-256");
        seal.update((list + "{}\0").getBytes(StandardCharsets.UTF_8));
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] cursor = Arrays.copyOf(seal.digest(text), 9 + text.length);
        System.arraycopy(text, 0, cursor, 9, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    @Test
    void aParameterStandsInTheAddressOnce() {
        Answer answer =
                Park.get("/api/alerts?open=true&open=true&other=1&other=2").expectProblem(400, "invalid-request");
        assertThat(answer.text()).contains("\"open\"", "\"other\"", "duplicate-parameter");
    }

    @Test
    void thePagesOfTheStatisticsGoOnWhenTheCoasterOfTheirCursorIsGone() {
        String first = Park.register(Given.coaster(16, 60000), 0);
        Park.register(Given.coaster(16, 60000), 0);
        Park.awaitViews();
        String path = "/api/statistics?limit=1";
        Answer page = Park.get(path).expect(200);
        while (!page.items().getFirst().path("coasterId").asText().equals(first)) {
            page = Park.get(path + "&cursor=" + page.json().path("nextCursor").asText())
                    .expect(200);
        }
        String after = path + "&cursor=" + page.json().path("nextCursor").asText();
        String next =
                Park.get(after).expect(200).items().getFirst().path("coasterId").asText();

        Park.delete(Park.coaster(first)).expect(204);
        Park.awaitViews();

        assertThat(Park.get(after)
                        .expect(200)
                        .items()
                        .getFirst()
                        .path("coasterId")
                        .asText())
                .isEqualTo(next);
    }

    @Test
    void aFilteredListFillsItsPages() {
        String id = Park.register(Given.coaster(16, 60000), 0);
        Park.put(Park.coaster(id), Given.settings(1, 0, "8:00", "16:00")).expect(200);
        Park.register(Given.coaster(16, 60000), 0);

        Answer page = Park.get("/api/alerts?open=false&limit=1").expect(200);

        assertThat(page.items()).hasSize(1);
        assertThat(page.items().getFirst().path("resolvedAt").isTextual()).isTrue();
        assertThat(Park.all("/api/alerts?open=true"))
                .allMatch(alert -> alert.path("resolvedAt").isNull());
        assertThat(Park.all("/api/alerts").size())
                .isEqualTo(Park.all("/api/alerts?open=true").size()
                        + Park.all("/api/alerts?open=false").size());
    }

    @Test
    void aTimetableIsReadInPages() {
        String id = Park.register(Given.coaster(5, 0), 3);

        List<JsonNode> rides = new ArrayList<>();
        String path = Park.coaster(id) + "/timetable?limit=7";
        Answer page = Park.get(path).expect(200);
        rides.addAll(page.items());
        while (page.json().path("nextCursor").isTextual()) {
            page = Park.get(path + "&cursor=" + page.json().path("nextCursor").asText())
                    .expect(200);
            rides.addAll(page.items());
        }

        assertThat(rides).hasSize(48).doesNotHaveDuplicates();
    }
}
