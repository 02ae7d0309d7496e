package io.lunapark.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.platform.lambda.HttpHandler;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages through the front door of their functions. */
class PagesTest {

    private static final JsonMapper JSON = JsonMapper.createDefault();
    private static final HttpHandler CONSOLE = new HttpHandler(Map.of(
            "LUNAPARK_SYSTEM", "console",
            "LUNAPARK_USE_CASE", "ShowConsole",
            "LUNAPARK_TIME_ZONE", "Europe/Warsaw"));
    private static final HttpHandler API_DOCS =
            new HttpHandler(Map.of("LUNAPARK_SYSTEM", "console", "LUNAPARK_USE_CASE", "ShowApiDocs"));

    @AfterAll
    static void close() {
        CONSOLE.close();
        API_DOCS.close();
    }

    @Test
    void theRootLeadsToTheConsole() throws IOException {
        var answer = get(CONSOLE, "/", Map.of());

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.headers()).containsEntry("location", "/console");
    }

    @Test
    void thePageLearnsWhatIsAllowedWhereTheVenueIsAndWhichSystemsBringAPage() throws IOException {
        assertThat(get(CONSOLE, "/console/facts.js", Map.of()).body())
                .contains("\"OpenGate\":[\"admin\",\"operator\"]", "{\"timeZone\":\"Europe/Warsaw\"}")
                .contains("\"coasters\"", "\"doors\"", "\"identity\"", "\"operations\"")
                .doesNotContain("trial");
    }

    @Test
    void theConsoleComesInThreeFilesThatAreKeptForEver() throws IOException {
        String page = get(CONSOLE, "/console", Map.of()).body();
        Answer first = bundle(page, "main\\.\\w+\\.js");
        Answer styles = bundle(page, "main\\.\\w+\\.css");
        Answer later = bundle(first.body(), "(?<=\"pl\":\"/console/bundle/)pages\\.\\w+\\.js");

        assertThat(page.split("rel=\"stylesheet\"")).hasSize(2);
        assertThat(first.body())
                .contains("'wire.js': async () =>", "await $use('main.js')", "Zaloguj", "Войти")
                .doesNotContain("'pages.js': async");
        assertThat(later.body())
                .contains(
                        "'pages.js': async () =>",
                        "'doors/tile.js'",
                        "'cars/page.js'",
                        "Wagony",
                        "<main id=",
                        "#doors",
                        ".coaster {")
                .doesNotContain("'wire.js': async", "Вагоны", "@import");
        assertThat(styles.body()).contains("--paper").doesNotContain("#doors");
        for (Answer kept : List.of(first, styles, later)) {
            assertThat(kept.headers().get("cache-control")).contains("immutable");
        }
    }

    @Test
    void thePageOfTheCinemaComesInTwoFiles() throws IOException {
        String page = get(CONSOLE, "/console/cinema", Map.of()).body();

        assertThat(bundle(page, "cinema-open\\.\\w+\\.js").body())
                .contains("await $use('cinema/open.js')", "'cinema/page.js': async", "<main id=\\\"cinema\\\"")
                .doesNotContain("'doors/page.js'");
        assertThat(bundle(page, "cinema-open\\.\\w+\\.css").body()).contains("--paper", "#cinema");
    }

    /** The bundle that is named there. */
    private static Answer bundle(String text, String name) throws IOException {
        var found = Pattern.compile(name).matcher(text);
        assertThat(found.find()).as(name).isTrue();
        Answer answer = get(CONSOLE, "/console/bundle/" + found.group(), Map.of());
        assertThat(answer.status()).as(name).isEqualTo(200);
        return answer;
    }

    @ParameterizedTest
    @CsvSource({
        "/console, text/html;charset=utf-8, <title>Lunapark</title>",
        "/console/poller.js, text/javascript;charset=utf-8, class Poller",
        "/console/words/pl.json, application/json;charset=utf-8, Zaloguj",
        "/console/frame.css, text/css;charset=utf-8, --paper",
        "/console/coasters/page.js, text/javascript;charset=utf-8, new Poller",
        "/console/coasters/page.html, text/html;charset=utf-8, <main",
        "/console/coasters/words/pl.json, application/json;charset=utf-8, Wagony",
        "/console/wheel.svg, image/svg+xml;charset=utf-8, <svg",
        "/console/lib/chart.umd.min.js, text/javascript;charset=utf-8, Chart.js v"
    })
    void everyFileHasItsTypeAndAStrictPolicy(String path, String type, String content) throws IOException {
        var answer = get(CONSOLE, path, Map.of("accept", "*/*"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).isEqualToIgnoringCase(type);
        assertThat(answer.headers().get("content-security-policy")).contains("default-src 'none'; script-src 'self'");
        assertThat(answer.headers()).containsKeys("etag", "cache-control");
        assertThat(answer.body()).contains(content);
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() throws IOException {
        var first = get(CONSOLE, "/console/main.js", Map.of());

        var second = get(
                CONSOLE,
                "/console/main.js",
                Map.of("if-none-match", first.headers().get("etag")));

        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isNullOrEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/nothing.js",
                "/console/bundle/main.0123456789abcdef0123456789abcdef.js",
                "/console/../api-docs/docs.js",
                "/console/%2e%2e/api-docs/docs.js",
                "/console/..%2fapi-docs%2fdocs.js",
                "/console/words/../../api-docs/docs.js",
                "/console//etc/passwd",
                "/console/words",
                "/console/.hidden.js"
            })
    void nothingOutsideTheFolderIsThere(String path) throws IOException {
        assertThat(get(CONSOLE, path, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void theApiDocsAreServedWithTheirLibrary() throws IOException {
        assertThat(get(API_DOCS, "/api-docs", Map.of()).body()).contains("swagger-ui-bundle.js");
        assertThat(get(API_DOCS, "/api-docs/lib/swagger-ui-bundle.js", Map.of()).status())
                .isEqualTo(200);
    }

    @Test
    void everyDocumentOnTheClassPathIsListedByItsTitle() throws IOException {
        assertThat(get(API_DOCS, "/api-docs/documents", Map.of()).body())
                .contains("{\"title\":\"Trial: parks\",\"url\":\"/api-docs/documents/trial.yml\"}");
        assertThat(get(API_DOCS, "/api-docs/documents/trial.yml", Map.of()).body())
                .startsWith("\"openapi\": \"3.1.0\"");
        assertThat(get(API_DOCS, "/api-docs/documents/other.yml", Map.of()).status())
                .isEqualTo(404);
    }

    private static Answer get(HttpHandler function, String path, Map<String, String> headers) throws IOException {
        byte[] event = JSON.writeValueAsBytes(Map.of(
                "version",
                "2.0",
                "routeKey",
                "$default",
                "rawPath",
                path,
                "rawQueryString",
                "",
                "headers",
                headers,
                "requestContext",
                Map.of("http", Map.of("method", "GET", "path", path)),
                "isBase64Encoded",
                false));
        var output = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event), output, null);
        var answer = JSON.readValue(output.toByteArray(), Map.class);
        var answered = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        ((Map<?, ?>) answer.get("headers")).forEach((name, value) -> answered.put((String) name, (String) value));
        return new Answer((int) answer.get("statusCode"), answered, (String) answer.get("body"));
    }

    private record Answer(int status, Map<String, String> headers, String body) {}
}
