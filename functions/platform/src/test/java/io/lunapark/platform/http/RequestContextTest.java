package io.lunapark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the edge knows about a call, and what it puts on every answer. */
class RequestContextTest {

    private static final Edge EDGE = new Edge();
    private static final String RIDE = "/rides/0197f5c4-0000-7000-8000-000000000000";
    private static final String GOOD = "{\"staff\":16,\"trackLengthM\":1800,\"opensAt\":\"8:00\"}";

    @AfterAll
    static void stop() {
        EDGE.close();
    }

    @Test
    void takesAWellFormedCorrelationIdAndMakesOneOtherwise() {
        assertThat(EDGE.get(RIDE, "X-Correlation-Id", "my-call.1").headers())
                .containsEntry("x-correlation-id", "my-call.1");
        String made = EDGE.get(RIDE, "X-Correlation-Id", "short").headers().get("x-correlation-id");
        assertThat(UUID.fromString(made).version()).isEqualTo(7);
    }

    @Test
    void knowsWhoCalls() {
        assertThat(EDGE.get("/rides/me").body())
                .contains("\"ip\":\"192.0.2.7\"")
                .contains("\"logged\":\"anonymous\"")
                .contains("roles=[]");
        assertThat(EDGE.signedIn("/rides/me", Map.of("sub", "u1", "name", "Ada", "roles", "[operator]"))
                        .body())
                .contains("Caller[userId=u1, name=Ada, roles=[operator]")
                .contains("\"logged\":\"u1\"");
    }

    @Test
    void aParameterIsInNormalFormAndWithoutControlCharacters() {
        assertThat(EDGE.get("/rides/me", Map.of("name", "Zoe\u0301")).body()).contains("\"name\":\"Zo\u00e9\"");
        for (String text : new String[] {"\u0000", "a\nb", "\u0085"}) {
            Edge.Answer refused = EDGE.get("/rides/me", Map.of("name", text));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.badFields()).containsExactly("name invalid-format");
        }
    }

    @Test
    void readsAreTagged() {
        Edge.Answer read = EDGE.get(RIDE);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.headers()).containsEntry("etag", "\"5\"").containsEntry("cache-control", "no-cache");
        for (String known : new String[] {"\"5\"", "W/\"5\"", "\"4\", \"5\"", "*"}) {
            Edge.Answer again = EDGE.get(RIDE, "If-None-Match", known);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers()).containsEntry("etag", "\"5\"");
        }
        assertThat(EDGE.get(RIDE, "If-None-Match", "\"4\"").status()).isEqualTo(200);
    }

    @Test
    void changesAskForTheVersionThatWasSeen() {
        assertThat(stale("\"5\"")).isFalse();
        assertThat(stale("*")).isFalse();
        assertThat(stale("\"4\", \"5\"")).isFalse();
        assertThat(stale("\"4\"")).isTrue();
        assertThat(stale("W/\"5\"")).isTrue();
    }

    private static boolean stale(String ifMatch) {
        return EDGE.call("PUT", RIDE, null, GOOD, Map.of(), "If-Match", ifMatch)
                .body()
                .contains("\"stale\":true");
    }

    @Test
    void listsComeInPages() {
        assertThat(EDGE.get("/rides").body()).contains("20 after nothing");
        assertThat(EDGE.get("/rides/limited").body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
        assertThat(EDGE.get("/rides/limited", Map.of("open", "true")).body()).contains("[true]");
        String next = cursor(EDGE.get("/rides", Map.of("limit", "100", "other", "żółw")));
        assertThat(EDGE.get("/rides", Map.of("cursor", next, "other", "żółw")).body())
                .contains("20 after ride/100");
    }

    @Test
    void aCursorBelongsToItsListAndFilter() {
        String next = cursor(EDGE.get("/rides", Map.of("year", "2026")));

        assertThat(EDGE.get("/rides", Map.of("year", "2026", "cursor", next)).status())
                .isEqualTo(200);
        assertRefused(EDGE.get("/rides", Map.of("cursor", next)));
        assertRefused(EDGE.get("/rides", Map.of("year", "2027", "cursor", next)));
    }

    @Test
    void aCursorThatIsNotOursIsRefused() {
        String next = cursor(EDGE.get("/rides"));
        byte[] tampered = Base64.getUrlDecoder().decode(next);
        tampered[tampered.length - 1] ^= 1;

        for (String cursor : List.of(
                "MA",
                "",
                "*",
                "x".repeat(2000),
                next + "A",
                next.substring(1),
                Base64.getUrlEncoder().encodeToString(tampered))) {
            assertRefused(EDGE.get("/rides", Map.of("cursor", cursor)));
        }
    }

    private static void assertRefused(Edge.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.badFields()).containsExactly("cursor invalid-format");
    }

    private static String cursor(Edge.Answer page) {
        return page.body().replaceFirst(".*\"nextCursor\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void aPageGoesOnWhenTheItemThatItsCursorNamesIsGone() {
        PageRequest first = new PageRequest(2, Optional.empty(), "rides");
        assertThat(Page.of(List.of("a", "b", "c"), first, item -> item).items()).containsExactly("a", "b");

        PageRequest next = new PageRequest(2, Optional.of("b"), "rides");
        assertThat(Page.of(List.of("a", "c", "d"), next, item -> item).items()).containsExactly("c", "d");
        assertThat(Page.of(List.of("a"), next, item -> item)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void anIdempotencyKeyBelongsToTheResourceHoweverItsPathIsWritten() {
        String id = "01a2239b-4bbd-7ea1-800a-ad620ece9761";
        assertThat(resource(id.toUpperCase(Locale.ROOT)))
                .isEqualTo(resource(id))
                .endsWith("/" + id + "/wagons");
        assertThat(resource("Other")).isNotEqualTo(resource("other"));
    }

    private static String resource(String id) {
        return RequestContext.resource(APIGatewayV2HTTPEvent.builder()
                .withRouteKey("POST /api/coasters/{id}/wagons")
                .withPathParameters(Map.of("id", id))
                .build());
    }

    @Test
    void speaksTheLanguageAskedFor() {
        assertThat(Language.of("pt")).isEqualTo(Language.BRAZILIAN);
        assertThat(Language.of("pt-PT,en;q=0.5")).isEqualTo(Language.BRAZILIAN);
        assertThat(Language.of("pt-BR")).isEqualTo(Language.BRAZILIAN);
        assertThat(Language.of("ru-RU, pl")).isEqualTo(Language.RUSSIAN);
        assertThat(Language.of("pl;q=0, ru;q=0.1")).isEqualTo(Language.RUSSIAN);
        assertThat(Language.of("de, *")).isEqualTo(Language.ENGLISH);
        assertThat(Language.of("?!;q=")).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(null)).isEqualTo(Language.ENGLISH);
    }
}
