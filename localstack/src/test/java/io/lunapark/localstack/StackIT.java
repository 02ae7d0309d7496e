package io.lunapark.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lunapark.localstack.store.Store;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small template on the real stack. */
@BesideOthers
class StackIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path data;

    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        Path template =
                Path.of(StackIT.class.getResource("/small-template.yaml").toURI());
        stack = Stack.start(Settings.of("dev", template, data, 0));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void aRequestReachesTheFunctionOfItsRouteAsApiGatewayWouldSendIt() throws Exception {
        HttpResponse<String> answer = send("GET", "/echo/a%20b/detail?x=1&y=&x=2", "");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("x-echo")).hasValue("yes");
        assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        JsonNode event = JSON.readTree(answer.body()).path("event");
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("GET /echo/{id}/detail");
        assertThat(event.path("rawPath").asText()).isEqualTo("/echo/a%20b/detail");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&y=&x=2");
        assertThat(event.path("queryStringParameters").path("x").asText()).isEqualTo("1,2");
        assertThat(event.path("pathParameters").path("id").asText()).isEqualTo("a b");
        assertThat(event.path("requestContext").path("http").path("method").asText())
                .isEqualTo("GET");
    }

    @Test
    void theFunctionFindsItsEnvironmentResolved() throws Exception {
        JsonNode environment =
                JSON.readTree(send("POST", "/echo", "{\"a\":\"ż\"}").body()).path("environment");

        assertThat(environment.path("LUNAPARK_STAGE").asText()).isEqualTo("dev");
        assertThat(environment.path("BUS").asText()).isEqualTo("small-dev");
        assertThat(environment.path("TABLE").asText()).isEqualTo("lunapark-dev-Things");
        assertThat(environment.path("QUEUE").asText())
                .isEqualTo(stack.queues().url() + "/000000000000/lunapark-dev-Work");
        assertThat(environment.path("AWS_ENDPOINT_URL_EVENTBRIDGE").asText())
                .isEqualTo(stack.bus().url());
    }

    @Test
    void whatNoFunctionCanAnswerTheGatewayAnswers() throws Exception {
        assertThat(send("GET", "/nowhere", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/nowhere", "").body()).isEqualTo("{\"message\":\"Not Found\"}");
        assertThat(send("GET", "/echo/throws", "").statusCode()).isEqualTo(500);
        assertThat(send("GET", "/echo/sleeps", "").statusCode()).isEqualTo(503);
        assertThat(send("POST", "/echo", "x".repeat(11 << 20)).statusCode()).isEqualTo(413);
    }

    @Test
    void moreCallsAtOnceThanLambdaTakesAreRefused() throws Exception {
        HttpRequest waiting =
                HttpRequest.newBuilder(URI.create(stack.url() + "/echo/waits")).build();
        for (int i = 0; i < 1_000; i++) {
            CLIENT.sendAsync(waiting, HttpResponse.BodyHandlers.discarding());
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> EchoHandler.WAITING.get() == 1_000);

        assertThat(send("GET", "/echo/one-more", "").statusCode()).isEqualTo(503);
        EchoHandler.GO_ON.countDown();
        await().until(() -> send("GET", "/echo/one-more", "").statusCode() == 201);
    }

    @Test
    void connectionsThatSayNothingMakeRoomForOthers() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 2_000; i++) {
                silent.add(new Socket("127.0.0.1", stack.settings().ports().gateway()));
            }
            try (HttpClient newcomer = HttpClient.newHttpClient()) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url() + "/echo/late"))
                        .timeout(Duration.ofSeconds(30))
                        .build();
                assertThat(newcomer.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(201);
            }
        } finally {
            for (Socket one : silent) {
                one.close();
            }
        }
    }

    @Test
    void anEventAndAnAnswerAreNoLargerThanLambdaTakesThem() throws Exception {
        assertThat(send("POST", "/echo", "x".repeat(5 << 20)).statusCode()).isEqualTo(201);
        assertThat(send("POST", "/echo", "x".repeat(7 << 20)).statusCode()).isEqualTo(413);
        assertThat(send("GET", "/echo/large", "").statusCode()).isEqualTo(500);
    }

    @Test
    void aBodyThatIsNoTextTravelsAsBase64() throws Exception {
        byte[] bytes = {0, -1, 7, -128};
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url() + "/echo/bytes"))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();

        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray()).body())
                .isEqualTo(bytes);
    }

    @Test
    void aGuardedRouteIsOpenToTheTokensOfItsIssuerOnly() throws Exception {
        HttpResponse<String> nobody = get("/guarded");
        HttpResponse<String> stranger =
                get("/guarded", "Authorization", "Bearer " + IssuerHandler.token("http://elsewhere", "user-1"));
        HttpResponse<String> user =
                get("/guarded", "Authorization", "Bearer " + IssuerHandler.token(stack.url(), "user-1"));

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(nobody.headers().firstValue("apigw-requestid")).isPresent();
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("www-authenticate"))
                .hasValue("Bearer scope=\"\" error=\"invalid_token\""
                        + " error_description=\"the token does not have a valid issuer\"");
        assertThat(user.statusCode()).isEqualTo(201);
        JsonNode claims = JSON.readTree(user.body()).at("/event/requestContext/authorizer/jwt/claims");
        assertThat(claims.path("sub").asText()).isEqualTo("user-1");
        assertThat(claims.path("roles").asText()).isEqualTo("[admin operator]");
        assertThat(get("/guarded/open").statusCode()).isEqualTo(201);
    }

    @Test
    void aTokenOutOfTwoHeadersIsNone() throws Exception {
        String good = "Bearer " + IssuerHandler.token(stack.url(), "user-1");

        assertThat(get("/guarded", "Authorization", good, "Authorization", "Bearer other")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aBodyThatIsRefusedUnreadDoesNotHoldUpTheAnswer() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url() + "/guarded"))
                .method("GET", HttpRequest.BodyPublishers.ofString("x".repeat(1 << 20)))
                .build();

        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aFloodIsHeldUpWhateverItSaysWhereItComesFrom() throws Exception {
        HttpResponse<String> last = get("/narrow");
        for (int i = 0; i < 20; i++) {
            last = get("/narrow", "X-Forwarded-For", "10.0.0." + i, "Forwarded", "for=10.0.1." + i);
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(last.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 12L);
        assertThat(JSON.readTree(last.body()).path("code").asText()).isEqualTo("too-many-requests");
    }

    @Test
    void aRouteIsThrottledAsTheTemplateSays() throws Exception {
        HttpResponse<String> last = get("/guarded/slow");
        for (int i = 0; i < 10; i++) {
            last = get("/guarded/slow");
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
    }

    @Test
    void secretsAreMadeOnceAndOnlyTheOwnerCanReadThem() throws Exception {
        Path password = stack.secrets().file("Password");

        assertThat(Files.readString(password)).hasSize(24).matches("[0-9A-Za-z&&[^Il]]+");
        assertThat(Files.getPosixFilePermissions(password)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(password.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(stack.secrets().file("Keys")).doesNotExist();
    }

    @Test
    void anEventGoesFromTheBusThroughItsRuleToTheFunction() throws Exception {
        publish("first", false);
        await().atMost(Duration.ofSeconds(5)).until(() -> taken("first"));
        publish("second", false);
        await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofSeconds(5)).until(() -> taken("second"));
    }

    @Test
    void callsAreAsManyAtOnceAndAsLargeAsTheMappingSays() throws Exception {
        for (int i = 0; i < 40; i++) {
            publish("crowd-" + i, false);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> taken("crowd-39"));

        assertThat(TakeHandler.MOST_AT_ONCE.get()).isBetween(1, 3);
        assertThat(TakeHandler.LARGEST_BATCH.get()).isBetween(1, 4);
    }

    @Test
    void aMessageThatIsRefusedIsTriedAgainAndEndsAmongTheDeadLetters() throws Exception {
        publish("poisoned", true);

        await().atMost(Duration.ofSeconds(15))
                .until(() -> !stack.queues()
                        .receive("lunapark-dev-Dead", 1, Duration.ofSeconds(1))
                        .isEmpty());
        assertThat(TakeHandler.POISON).hasSize(3);
    }

    @Test
    void eventsWaitForQueuesThatAreDown() throws Exception {
        stack.queues().stop();
        publish("waiting", false);
        stack.queues().start();

        await().atMost(Duration.ofSeconds(10)).until(() -> taken("waiting"));
    }

    @Test
    void aFunctionThatCannotTakeItsMessagesGetsThemAgainWithoutLosingTries() throws Exception {
        TakeHandler.broken = true;
        publish("kept", false);
        await().until(() -> TakeHandler.refused > 3);
        TakeHandler.broken = false;

        await().atMost(Duration.ofSeconds(10)).until(() -> taken("kept"));
    }

    @Test
    void everyStoreComesBackAtItsAddress() throws Exception {
        for (Store store : List.of(stack.bus(), stack.dynamo(), stack.postgres())) {
            store.stop();
            store.start();
        }

        publish("after the outage", false);
        await().atMost(Duration.ofSeconds(10)).until(() -> taken("after the outage"));
        try (Connection connection = DriverManager.getConnection(
                stack.postgres().url(), stack.postgres().adminUser(), "")) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void theBusRefusesAsEventBridgeDoes() throws Exception {
        String unknownBus = "{\"Entries\":[{\"Source\":\"a\",\"DetailType\":\"b\",\"Detail\":\"{}\"}]}";
        assertThat(putEvents(unknownBus).body())
                .contains("\"FailedEntryCount\":1")
                .contains("ResourceNotFoundException");
        assertThat(putEvents(unknownBus
                                .replace("}]", ",\"EventBusName\":\"small-dev\"}]")
                                .replace("\"{}\"", "\"{\""))
                        .body())
                .contains("MalformedDetail");
        assertThat(putEvents("{\"Entries\":[]}").statusCode()).isEqualTo(400);
        assertThat(putEvents("nonsense").body()).contains("ValidationException");
    }

    @Test
    void everyFunctionCanBeInvokedByItsName() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(stack.controlUrl() + "/2015-03-31/functions/Echo/invocations"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"hello\":1}"))
                .build();

        String answer =
                CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();

        assertThat(JSON.readTree(JSON.readTree(answer).path("body").asText())
                        .path("event")
                        .path("hello")
                        .asInt())
                .isOne();
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static boolean taken(String name) {
        return TakeHandler.TAKEN.stream()
                .anyMatch(event -> event.path("detail").path("name").asText().equals(name));
    }

    private static void publish(String name, boolean poison) throws Exception {
        String detail = JSON.writeValueAsString(Map.of("name", name, "poison", poison));
        String entries = JSON.writeValueAsString(Map.of("Entries", new Object[] {
            Map.of("Source", "small.test", "DetailType", "Happened", "Detail", detail, "EventBusName", "small-dev")
        }));
        assertThat(JSON.readTree(putEvents(entries).body())
                        .path("FailedEntryCount")
                        .asInt(-1))
                .isZero();
    }

    private static HttpResponse<String> putEvents(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.bus().url()))
                .header("X-Amz-Target", "AWSEvents.PutEvents")
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
