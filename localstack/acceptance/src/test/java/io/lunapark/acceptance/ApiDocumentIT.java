package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lunapark.coasters.BusEvent;
import io.lunapark.coasters.Given;
import io.lunapark.coasters.Park;
import io.lunapark.coasters.Stores;
import io.lunapark.kernel.AccessTable;
import io.lunapark.kernel.Role;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Json;
import io.lunapark.testing.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document of the API names every call, and what it gives as examples works. */
class ApiDocumentIT {

    static Stream<ApiDocument.Call> calls() {
        return ApiDocument.calls().stream();
    }

    /** Calls of systems whose examples need accounts, or things that belong together, are tried by tests of their own. */
    static Stream<ApiDocument.Call> callsOfThePark() {
        Set<String> tried = Set.of("identity", "doors", "cinema", "tasks", "billing");
        Set<String> ofSites =
                Set.of("PushEdits", "PullEdits", "ReapplyConflict", "DismissConflict"); // tried by SitesCallsIT
        return calls().filter(call -> !tried.contains(call.system()) && !ofSites.contains(call.useCase()))
                .filter(call -> !call.path().matches("/api/cars/.*\\{.*"));
    }

    @Test
    void everyRouteOfTheApiIsDescribed() {
        assertThat(calls().map(ApiDocument.Call::route).filter(route -> route.contains(" /api/")))
                .containsExactlyInAnyOrderElementsOf(SharedStack.running().template().functions().stream()
                        .flatMap(function -> function.routes().stream())
                        .filter(route -> route.path().startsWith("/api/"))
                        // The GET without its body, and what is no call.
                        .filter(route -> !Set.of("HEAD", "ANY").contains(route.method()))
                        .map(route -> route.method() + " " + route.path())
                        .toList());
        for (String document : ApiDocument.systems()) {
            assertThat(ApiDocument.read(document).get("openapi")).hasToString("3.1.0");
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallSaysWhoMayMakeIt(ApiDocument.Call call) {
        AccessTable.Access access =
                AccessTable.read(List.of(call.system())).of(call.useCase()).orElseThrow();

        assertThat(call.needsToken()).isEqualTo(!access.anyone());
        if (call.needsToken()) {
            assertThat(call.roles())
                    .isEqualTo(access.roles().stream().map(Role::toString).toList());
            assertThat(call.answers()).containsKey("401");
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallSaysHowItIsRefusedAndWithWhichHeaders(ApiDocument.Call call) {
        assertThat(call.answers()).containsKeys("400", "403", "406", "429", "503");
        assertThat(call.answers().get("503")).contains("Retry-After");
        assertThat(call.answers().get("429")).contains("Retry-After");
        if (call.answers().containsKey("201")) {
            assertThat(call.answers().get("201")).contains("Location");
        }
        if (call.method().equals("PUT") || call.method().equals("PATCH")) {
            assertThat(call.answers()).containsKey("412");
            assertThat(call.answers().get("200")).contains("ETag");
        }
    }

    /** One expression for Java, JavaScript and Python: of the whole text, without what only one of them knows. */
    @Test
    void aPatternIsReadAlikeEverywhere() {
        List<String> patterns = ApiDocument.systems().stream()
                .flatMap(name -> texts(ApiDocument.read(name), "pattern"))
                .distinct()
                .toList();

        assertThat(patterns)
                .hasSizeGreaterThan(5)
                .allSatisfy(pattern -> assertThat(pattern)
                        .startsWith("^")
                        .endsWith("$")
                        .doesNotContain("\\p{", "\\x{", "\\s", "\\S", "(?i)"));
    }

    @Test
    void whatIsServedIsWhatIsDescribed() {
        String identity = document("identity");
        String operations = document("operations");

        assertThat(identity).doesNotContain("OPERATOR", "exampleSetFlag").contains("\"operator\"");
        assertThat(ApiDocument.fields("identity", "KeySet")).containsExactly("keys");
        assertThat(Park.get("/.well-known/jwks.json").json().at("/keys/0").propertyStream())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(ApiDocument.fields("identity", "Key"));
        assertThat(operations).doesNotContain("bigIntegerValue");
        assertThat(ApiDocument.fields("operations", "CommandTried")).contains("command", "outcome", "status", "roles");
        assertThat(document("coasters")).contains("\"example\": \"8:00\"");
    }

    private static String document(String name) {
        return Park.get("/api-docs/documents/" + name + ".yml", "Accept", "*/*").text();
    }

    private static Stream<String> texts(Object node, String key) {
        if (node instanceof List<?> list) {
            return list.stream().flatMap(item -> texts(item, key));
        }
        return node instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .flatMap(entry -> entry.getKey().equals(key) && entry.getValue() instanceof String text
                                ? Stream.of(text)
                                : texts(entry.getValue(), key))
                : Stream.of();
    }

    @ParameterizedTest
    @MethodSource("callsOfThePark")
    void aCallHasASummaryAndItsExampleWorks(ApiDocument.Call call) {
        assertThat(call.summary()).isNotBlank().isNotEqualTo("null");
        String coaster = Park.register(Given.coaster(16, 60000), 1);
        String path = call.path()
                .replace(
                        "{wagonId}",
                        Park.get(Park.coaster(coaster))
                                .json()
                                .at("/wagons/0/id")
                                .asText())
                .replace("{id}", idFor(call, coaster));

        Answer answer = Park.send(call.method(), path, call.example().isEmpty() ? "" : Json.write(call.example()));

        assertThat(answer.status()).as("%s %s", call.example(), answer.text()).isBetween(200, 299);
    }

    private static String idFor(ApiDocument.Call call, String coaster) {
        if (call.path().startsWith("/api/alerts/")) {
            return Park.alert(coaster);
        }
        if (call.path().startsWith("/api/dead-letters/")) {
            String event = BusEvent.ofCoaster(coaster).getFirst();
            Stores.send("CoastersViewDeadLetters", event);
            return await().atMost(Duration.ofSeconds(10))
                    .until(
                            () -> Park.all("/api/dead-letters").stream()
                                    .filter(letter ->
                                            letter.path("body").asText().equals(event))
                                    .map(letter -> letter.path("id").asText())
                                    .findFirst(),
                            found -> found.isPresent())
                    .orElseThrow();
        }
        return call.system().equals("coasters") || !call.path().contains("{id}") ? coaster : created(call);
    }

    /** The id of a new thing, by the call that the same document has for making one. */
    private static String created(ApiDocument.Call call) {
        String collection = call.path().substring(0, call.path().indexOf("/{id}"));
        ApiDocument.Call creation = calls().filter(other -> other.route().equals("POST " + collection))
                .findFirst()
                .orElseThrow();
        return Park.post(collection, Json.write(creation.example())).expect(201).id();
    }
}
