package io.lunapark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.platform.http.Edge.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** Whatever goes wrong, the caller gets a problem with a stable code, and no word about the inside. */
class ProblemsTest {

    private static final Edge EDGE = new Edge();
    private static final String GOOD = "{\"staff\":16,\"trackLengthM\":1800,\"opensAt\":\"8:00\"}";
    private static final String ID = "0197f5c4-0000-7000-8000-000000000000";

    @AfterAll
    static void stop() {
        EDGE.close();
    }

    private static Answer isProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/problem+json")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("cache-control", "no-store")
                .containsKeys("content-language", "x-correlation-id");
        ProblemDetail problem = answer.problem();
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.type()).isEqualTo("/problems/" + code);
        assertThat(problem.title()).isNotBlank().doesNotContain(".title");
        assertThat(problem.detail()).isNotBlank().doesNotContain(".detail").doesNotContain("{");
        assertThat(problem.correlationId()).isEqualTo(answer.headers().get("x-correlation-id"));
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("xception");
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
        return answer;
    }

    @Test
    void whatTheRouterRefuses() {
        isProblem(EDGE.get("/nowhere"), 404, "unknown-route");
        Answer notAllowed = isProblem(EDGE.call("DELETE", "/rides", null, null, Map.of()), 405, "method-not-allowed");
        assertThat(notAllowed.headers().get("allow")).contains("POST").contains("GET");
        isProblem(EDGE.call("BREW", "/rides", null, null, Map.of()), 405, "method-not-allowed");
        isProblem(EDGE.post("/rides", GOOD, "content-type", "text/plain"), 415, "unsupported-media-type");
        isProblem(
                EDGE.post("/rides", "staff=1", "content-type", "application/x-www-form-urlencoded"),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage", "application/json; charset=utf-16", "application/json;charset=utf-8;charset=x", "text/json",
                "application/jsonx", "application/json,application/json", "*/*", ";"
            })
    void aTypeThatIsNotRead(String type) {
        Answer refused = isProblem(EDGE.post("/rides", GOOD, "content-type", type), 415, "unsupported-media-type");
        assertThat(refused.headers()).containsEntry("accept", "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "made-up", "identity, gzip"})
    void anEncodingThatIsNotRead(String encoding) {
        Answer refused =
                isProblem(EDGE.post("/rides", GOOD, "content-encoding", encoding), 415, "unsupported-media-type");
        assertThat(refused.headers()).containsEntry("accept-encoding", "identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON ; Charset=\"UTF-8\"", "application/json;v=1"})
    void aTypeThatIsRead(String type) {
        assertThat(EDGE.post("/rides", GOOD, "content-type", type, "content-encoding", "identity")
                        .status())
                .isEqualTo(200);
        assertThat(EDGE.get("/rides", "content-type", "garbage", "content-encoding", "gzip")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-16", "application/json;q=0.9", "application/*;q=0.5", "*/*;q=0.1",
                "text/html, application/*;q=0.5", "image/png;q=0, */*", "application/json;v=1;q=0.001",
                        "APPLICATION/JSON",
                "garbage", "", "application/json;q=7"
            })
    void anAnswerIsLabelledByWhatItIs(String accept) {
        Answer answer = EDGE.get("/rides", "accept", accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("vary", "Accept-Language");
        isProblem(EDGE.get("/nowhere", "accept", accept), 404, "unknown-route");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "text/*",
                "application/json;q=0",
                "application/json;q=0.0, */*",
                "*/*;q=0",
                "application/*;q=0, text/html",
                "application/problem+json"
            })
    void anAnswerThatTheCallerCannotRead(String accept) {
        isProblem(EDGE.get("/rides", "accept", accept), 406, "not-acceptable");
    }

    @Test
    void whatIsNoJson() {
        for (String body :
                new String[] {"{", "{\"staff\":}", "{\"staff\":016}", "{'staff':1}", GOOD + "{}", "NaN", "\uFEFF" + GOOD
                }) {
            isProblem(EDGE.post("/rides", body), 400, "malformed-json");
        }
        byte[] invalidUtf8 = GOOD.replace("8:00", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        isProblem(EDGE.postBytes("/rides", invalidUtf8), 400, "malformed-json");
        isProblem(EDGE.postBytes("/rides", GOOD.getBytes(StandardCharsets.UTF_16)), 400, "malformed-json");
    }

    @Test
    void whatIsTooBig() {
        isProblem(EDGE.post("/rides", " ".repeat(10_001)), 413, "request-too-big");
        isProblem(EDGE.post("/rides", "[".repeat(2_000)), 413, "request-too-big");
        isProblem(EDGE.post("/rides", "{\"" + "n".repeat(300) + "\":1}"), 413, "request-too-big");
    }

    @Test
    void whatIsNotInThePathOrTheQuery() {
        for (String id : new String[] {"42", "1-1-1-1-1"}) {
            assertThat(isProblem(EDGE.get("/rides/" + id), 400, "invalid-request")
                            .badFields())
                    .containsExactly("id invalid-format");
        }
        assertThat(isProblem(EDGE.get("/rides", Map.of("year", "x")), 400, "invalid-request")
                        .badFields())
                .containsExactly("year invalid-format");
        assertThat(isProblem(EDGE.get("/rides/limited", Map.of("seats", "10")), 400, "invalid-request")
                        .badFields())
                .containsExactly("seats out-of-range");
        assertThat(isProblem(EDGE.get("/rides/limited", Map.of("year", "x")), 400, "invalid-request")
                        .badFields())
                .containsExactly("year invalid-format");
        assertThat(isProblem(EDGE.get("/rides/limited", Map.of("open", "maybe")), 400, "invalid-request")
                        .badFields())
                .containsExactly("open wrong-type");
        assertThat(isProblem(EDGE.get("/rides", Map.of("limit", "0", "cursor", "%%")), 400, "invalid-request")
                        .badFields())
                .containsExactly("limit out-of-range", "cursor invalid-format");
    }

    @Test
    void malformedHeadersAreNamed() {
        assertThat(isProblem(
                                EDGE.post("/rides", GOOD, "Idempotency-Key", "a b", "If-Match", "5"),
                                400,
                                "invalid-request")
                        .badFields())
                .containsExactly("Idempotency-Key invalid-format", "If-Match invalid-format");
    }

    @Test
    void aParameterThatSaysNothingIsNamed() {
        assertThat(isProblem(EDGE.get("/rides", Map.of("year", "")), 400, "invalid-request")
                        .badFields())
                .containsExactly("year invalid-format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5\"", "*", " \"a,b\" , \"5\"", "W/\",\",\"5\"", "\"\",\"5\""})
    void aTagMayHoldAComma(String tags) {
        Answer changed = EDGE.call("PUT", "/rides/" + ID, null, GOOD, Map.of(), "If-Match", tags);

        assertThat(changed.body()).contains("\"stale\":false");
        assertThat(EDGE.get("/rides/" + ID, "If-None-Match", tags).status()).isEqualTo(304);
    }

    @Test
    void aPageOfAnotherSiteCannotCallALocalStack() {
        isProblem(EDGE.get("/rides", "origin", "https://evil.example"), 403, "foreign-origin");
        assertThat(EDGE.get("/rides", "origin", "http://127.0.0.1:3050").status())
                .isEqualTo(200);
    }

    @Test
    void pathsArriveDecoded() {
        isProblem(EDGE.get("/rides/a b/{x}/ż%"), 404, "unknown-route");
    }

    @Test
    void storesOutOfReach() {
        for (String store : new String[] {"postgres", "dynamo", "slow-dynamo", "stalled-dynamo", "throttled"}) {
            assertThat(isProblem(EDGE.get("/rides/broken/" + store), 503, "store-unavailable")
                            .headers())
                    .containsEntry("retry-after", "2");
        }
    }

    @Test
    void faultsOfOurs() {
        isProblem(EDGE.get("/rides/broken/anything"), 500, "internal-error");
    }

    @Test
    void inTheLanguageOfTheCaller() {
        assertThat(EDGE.get("/nowhere", "accept-language", "pt").problem().title())
                .isEqualTo("Endereço desconhecido");
        Answer polish = EDGE.get("/rides/" + ID + "/x", "accept-language", "de, pl;q=0.5");
        assertThat(polish.problem().title()).isEqualTo("Nieznany adres");
        assertThat(polish.headers()).containsEntry("content-language", "pl");
        assertThat(polish.problem().instance()).isEqualTo("/rides/" + ID + "/x");
    }
}
