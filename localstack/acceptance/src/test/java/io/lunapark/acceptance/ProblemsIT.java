package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.coasters.Given;
import io.lunapark.coasters.Park;
import io.lunapark.coasters.Stores;
import io.lunapark.testing.Answer;
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
    @CsvSource({"GET, /api/nowhere", "POST, /api/coasters/", "HEAD, /nowhere", "DELETE, //"})
    void whatNoRouteFitsIsAProblemToo(String method, String path) {
        Answer refused = Park.send(method, path, "").expect(404);

        assertThat(refused.header("Allow")).isEmpty();
        assertThat(refused.text().isEmpty() ? "unknown-route" : refused.code()).isEqualTo("unknown-route");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /api/audit | GET",
                "PATCH | /api/coasters | GET, POST",
                "GET | /api/coasters/1/wagons | POST",
                "OPTIONS | /api/coasters/1 | DELETE, GET, PUT",
                "PATCH | /console | GET, HEAD",
                "POST | / | GET, HEAD",
                "POST | /console/main.js | GET, HEAD",
                "PUT | /.well-known/jwks.json | GET, HEAD"
            })
    void aMethodThatAPathDoesNotTakeIsRefusedWithThoseItTakes(String method, String path, String allowed) {
        Answer refused = Park.send(method, path, "");

        refused.expectProblem(405, "method-not-allowed");
        assertThat(refused.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/main.js",
                "/api-docs",
                "/api-docs/documents",
                "/api-docs/documents/coasters.yml",
                "/api/health",
                "/.well-known/jwks.json",
                "/.well-known/openid-configuration"
            })
    void aHeadOfAPageADocumentOrHealthIsTheGetWithoutItsBody(String path) {
        Answer get = Park.get(path).expect(200);
        Answer head = Park.send("HEAD", path, "").expect(200);

        assertThat(head.text()).isEmpty();
        for (String header : new String[] {"Content-Type", "Cache-Control", "Vary"}) {
            assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
        }
        // A tag that is a hash of the body is known where there is one (RFC 9110, 9.3.2).
        assertThat(head.header("ETag")).isIn("", get.header("ETag"));
    }

    @Test
    void elsewhereAHeadIsNotAllowed() {
        Answer refused = Park.send("HEAD", "/api/coasters", "").expect(405);

        assertThat(refused.header("Allow")).isEqualTo("GET, POST");
        assertThat(refused.text()).isEmpty();
    }

    /** An error is a problem, whatever its caller accepts; what was asked for is labelled by what it is. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=utf-16", "application/json;q=0.9", "application/*;q=0.5", "x"})
    void anAnswerIsLabelledByWhatItIs(String accept) {
        Answer list = Park.get("/api/coasters", "Accept", accept).expect(200);

        assertThat(list.header("Content-Type")).isEqualTo("application/json");
        assertThat(list.header("Vary")).isEqualTo("Accept-Language, Accept-Encoding");
        assertThat(list.headers().allValues("Date")).hasSize(1);
        Answer missing = Park.get(Park.coaster(UUID.randomUUID().toString()), "Accept", accept);
        missing.expectProblem(404, "coaster-not-found");
        assertThat(Park.get("/console", "Accept", accept).expect(200).header("Content-Type"))
                .isEqualTo("text/html;charset=utf-8");
        assertThat(Park.get("/api/statistics/console", "Accept", "text/*;q=0.1")
                        .expect(200)
                        .header("Content-Type"))
                .startsWith("text/plain");
        Park.get("/api/statistics/console", "Accept", "application/json").expectProblem(406, "not-acceptable");
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
        for (String type : new String[] {"application/json; charset=utf-16", "garbage", "application/xml"}) {
            Answer refused = Park.send("POST", "/api/coasters", "{}", "Content-Type", type);
            refused.expectProblem(415, "unsupported-media-type");
            assertThat(refused.header("Accept")).isEqualTo("application/json");
        }
        Answer encoded = Park.post("/api/coasters", Given.coaster(1, 1), "Content-Encoding", "gzip");
        encoded.expectProblem(415, "unsupported-media-type");
        assertThat(encoded.header("Accept-Encoding")).isEqualTo("identity");
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
        Park.get("/api/coasters/").expect(404);
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
