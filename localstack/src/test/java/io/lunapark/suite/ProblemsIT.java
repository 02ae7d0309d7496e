package io.lunapark.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.client.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the park says no: RFC 9457, every bad field at once, in the caller's language, and nothing is stored. */
class ProblemsIT {

    @Test
    void allBadFieldsAreNamedAtOnce() {
        long coasters = Stores.count("coaster");

        Answer refused = Park.post(
                "/api/coasters",
                "{\"staff\":-1,\"dailyClients\":\"many\",\"trackLengthM\":0,\"opensAt\":\"8.5:00\",\"staf\":1}");

        refused.expectProblem(400, "invalid-request");
        assertThat(refused.badFields())
                .containsExactlyInAnyOrder(
                        "staff out-of-range",
                        "dailyClients wrong-type",
                        "trackLengthM out-of-range",
                        "opensAt invalid-format",
                        "closesAt required",
                        "staf unknown-field");
        assertThat(Stores.count("coaster")).isEqualTo(coasters);
    }

    @ParameterizedTest
    @CsvSource({
        "en, en, Coaster not found",
        "'de, en;q=0.5', en, Coaster not found",
        "pl, pl, Nie znaleziono kolejki",
        "'pt-BR,pt;q=0.9', pt-BR, Montanha-russa não encontrada",
        "ru, ru, Горка не найдена",
    })
    void aProblemIsToldInTheLanguageOfTheCaller(String accepted, String language, String title) {
        Answer refused = Park.get(Park.coaster(UUID.randomUUID().toString()), "Accept-Language", accepted);

        refused.expectProblem(404, "coaster-not-found");
        assertThat(refused.header("Content-Language")).isEqualTo(language);
        assertThat(refused.json().path("title").asText()).isEqualTo(title);
        assertThat(refused.json().path("detail").asText()).doesNotContain("{");
    }

    @Test
    void aProblemSaysWhatItIsWhereAndForWhichCall() {
        String path = Park.coaster(UUID.randomUUID().toString());

        JsonNode problem = Park.get(path, "X-Correlation-Id", "my-call-0001").json();

        assertThat(problem.path("type").asText()).endsWith("/coaster-not-found");
        assertThat(problem.path("instance").asText()).isEqualTo(path);
        assertThat(problem.path("correlationId").asText()).isEqualTo("my-call-0001");
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/nowhere", "DELETE, /api/audit", "PATCH, /console"})
    void whatNoRouteFitsIsAProblemToo(String method, String path) {
        Park.send(method, path, "").expectProblem(404, "unknown-route");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "\"text\"", "{\"staff\":1,}", "{\"staff\":NaN}", "\u0000", "{} {}"})
    void whatIsNoJsonObjectIsRefused(String body) {
        Answer refused = Park.post("/api/coasters", body).expect(400);

        assertThat(refused.code()).isIn("malformed-json", "invalid-request");
    }

    @Test
    void aBodyHasToBeThereToBeJsonAndToBeOfASize() {
        Park.send("POST", "/api/coasters", "").expectProblem(400, "invalid-request");
        Park.send("POST", "/api/coasters", "staff=1", "Content-Type", "application/x-www-form-urlencoded")
                .expectProblem(415, "unsupported-media-type");
        Park.send("POST", "/api/coasters", "{}", "Content-Type", "application/json; charset=utf-16")
                .expectProblem(415, "unsupported-media-type");
        Park.post("/api/coasters", Given.with(Given.coaster(1, 1), "name", "x".repeat(1 << 20)))
                .expectProblem(413, "request-too-big");
        Park.post("/api/coasters", "[".repeat(100_000)).expect(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-uuid", "1", "..%2f..", "01935f5e", "%F0%9F%8E%A2"})
    void whatIsNoIdIsRefused(String id) {
        Answer refused = Park.get("/api/coasters/" + id);

        refused.expectProblem(400, "invalid-request");
        assertThat(refused.badFields()).containsExactly("id invalid-format");
    }

    @Test
    void thereIsNothingElse() {
        Park.get("/api/coaster").expect(404);
        Park.send("PATCH", "/api/coasters", "{}").expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "limit=", "cursor=", "cursor=%00", "cursor=bm9uZQ"})
    void aPageThatCannotBeIsRefused(String query) {
        for (String list : new String[] {"/api/coasters", "/api/alerts", "/api/statistics", "/api/audit"}) {
            int status = Park.get(list + "?" + query).status();
            // A cursor is where a page begins: in a list that is sorted by its keys any place will do.
            assertThat(status)
                    .as(list + "?" + query)
                    .isIn(query.equals("cursor=bm9uZQ") ? new Object[] {200, 400} : new Object[] {400});
        }
    }
}
