package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.testing.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registering, changing, removing and reading coasters. */
class CoasterCallsIT {

    @Test
    void aCoasterIsAnsweredInFullAndReadTheSame() {
        Answer made = Park.post("/api/coasters", Given.with(Given.coaster(16, 60000), "name", "Smok"))
                .expect(201);

        JsonNode coaster = made.json();
        assertThat(UUID.fromString(made.id()).version()).isEqualTo(7);
        assertThat(coaster.path("name").asText()).isEqualTo("Smok");
        assertThat(coaster.path("staff").asInt()).isEqualTo(16);
        assertThat(coaster.path("dailyClients").asInt()).isEqualTo(60000);
        assertThat(coaster.path("trackLengthM").toString()).isEqualTo("1800");
        assertThat(coaster.path("opensAt").asText()).isEqualTo("08:00");
        assertThat(coaster.path("wagons")).isEmpty();
        assertThat(made.header("ETag")).isEqualTo("\"1\"");

        Answer read = Park.get(made.header("Location")).expect(200);
        assertThat(read.json()).isEqualTo(coaster);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        Park.get(made.header("Location"), "If-None-Match", "\"1\"").expect(304);
        assertThat(Park.all("/api/coasters")).contains(coaster);
    }

    @Test
    void aChangeReplacesEverythingThatCanChange() {
        String id = Park.register(Given.with(Given.coaster(16, 60000), "name", "Smok"));

        Answer changed = Park.put(Park.coaster(id), Given.settings(5, 511, "22:00", "2:00"))
                .expect(200);

        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.json().path("name").isNull()).isTrue();
        assertThat(changed.json().path("opensAt").asText()).isEqualTo("22:00");
        assertThat(changed.json().path("trackLengthM").asInt()).isEqualTo(1800);
        Park.awaitViews();
        assertThat(Park.get(Park.coaster(id)).json()).isEqualTo(changed.json());
        assertThat(Park.statistics(id).path("windowMinutes").asInt()).isEqualTo(240);
    }

    @Test
    void theTrackLengthMayBeSaidAgainButNotChanged() {
        String id = Park.register(Given.coaster(16, 60000));
        Map<String, Object> settings = Given.settings(16, 100, "8:00", "16:00");

        Park.put(Park.coaster(id), Given.with(settings, "trackLengthM", new java.math.BigDecimal("1800.000")))
                .expect(200);
        Answer refused = Park.put(Park.coaster(id), Given.with(settings, "dl_trasy", 1801));

        refused.expectProblem(400, "track-length-fixed");
        assertThat(refused.badFields()).containsExactly("trackLengthM track-length-fixed");
    }

    @Test
    void noStaffAndNoClientsIsAValidDay() {
        String id = Park.register(Given.coaster(0, 0));

        Park.put(Park.coaster(id), Given.settings(0, 0, "8:00", "16:00")).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.5:00",
                " 8 : 30 ",
                "09:00:<img src=x>",
                "24:00",
                "8:60",
                "8",
                "",
                "08:00:00",
                "٠٨:٠٠",
                "8:00\n"
            })
    void whatIsNoTimeOfDayIsRefused(String time) {
        long coasters = Stores.count("coaster");

        Answer refused = Park.post("/api/coasters", Given.coaster(16, 100, time, "16:00"));

        refused.expectProblem(400, "invalid-request");
        assertThat(refused.badFields()).containsExactly("opensAt invalid-format");
        assertThat(Stores.count("coaster")).isEqualTo(coasters);
    }

    @Test
    void aRemovedCoasterIsGoneEverywhereAndItsNumberIsNeverGivenAgain() {
        Answer made = Park.post("/api/coasters", Given.coaster(16, 60000)).expect(201);
        String path = Park.coaster(made.id());

        Answer gone = Park.delete(path).expect(204);

        assertThat(gone.text()).isEmpty();
        Park.awaitViews();
        for (String part : List.of("", "/statistics", "/timetable")) {
            Park.get(path + part).expectProblem(404, "coaster-not-found");
        }
        Park.post(path + "/what-if", "{}").expectProblem(404, "coaster-not-found");
        Park.put(path, Given.settings(1, 1, "8:00", "9:00")).expectProblem(404, "coaster-not-found");
        Park.post(path + "/wagons", Given.wagon()).expectProblem(404, "coaster-not-found");
        Park.delete(path).expectProblem(404, "coaster-not-found");
        assertThat(Park.all("/api/coasters"))
                .noneMatch(one -> one.path("id").asText().equals(made.id()));

        Answer next = Park.post("/api/coasters", Given.coaster(16, 60000)).expect(201);
        assertThat(number(next)).isGreaterThan(number(made));
    }

    @Test
    void theTotalsOfTheParkAreThoseOfItsCoasters() {
        Park.awaitViews();
        JsonNode before = Park.get("/api/statistics").expect(200).json().path("totals");

        Park.register(Given.coaster(5, 511), 2);

        JsonNode after = Park.get("/api/statistics").expect(200).json().path("totals");
        assertThat(List.of("coasters", "wagons", "staff", "clients", "capacity", "problems"))
                .extracting(
                        name -> after.path(name).asLong() - before.path(name).asLong())
                .containsExactly(1L, 2L, 5L, 511L, 1024L, 1L);
        List<JsonNode> all = Park.all("/api/statistics");
        assertThat(after.path("coasters").asInt()).isEqualTo(all.size());
        assertThat(after.path("capacity").asLong())
                .isEqualTo(all.stream()
                        .mapToLong(one -> one.path("clients").path("capacity").asLong())
                        .sum());
    }

    @Test
    void anUnchangedParkIsNotSentTwice() {
        Park.awaitViews();
        // The tag changes a moment after the last change can be read.
        Answer first = await().until(
                        () -> Park.get("/api/statistics"),
                        answer -> same(answer).status() == 304);

        Answer otherLanguage =
                Park.get("/api/statistics", "If-None-Match", first.header("ETag"), "Accept-Language", "ru");
        Park.register(Given.coaster(1, 1), 0);

        otherLanguage.expect(200);
        await().until(() -> same(first).status() == 200);
    }

    private static Answer same(Answer statistics) {
        return Park.get("/api/statistics", "If-None-Match", statistics.header("ETag"));
    }

    private static long number(Answer coaster) {
        return Long.parseLong(coaster.json().path("number").asText().substring(1));
    }
}
