package io.lunapark.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the gateway of the runner does as API Gateway does it, on a small template. */
class GatewayIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aRequestReachesTheFunctionOfItsRouteAsApiGatewayWouldSendIt() throws Exception {
        HttpResponse<String> answer = SmallStack.send("GET", "/echo/a%20b/detail?x=1&y=&x=2", "");

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
    void whatNoFunctionCanAnswerTheGatewayAnswers() throws Exception {
        assertThat(SmallStack.send("GET", "/nowhere", "").statusCode()).isEqualTo(404);
        assertThat(SmallStack.send("GET", "/nowhere", "").body()).isEqualTo("{\"message\":\"Not Found\"}");
        assertThat(SmallStack.send("GET", "/echo/throws", "").statusCode()).isEqualTo(500);
        HttpResponse<String> late = SmallStack.send("GET", "/echo/sleeps", "");
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.headers().firstValue("connection")).hasValue("close");
        assertThat(SmallStack.send("POST", "/echo", "x".repeat(11 << 20)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBodyThatDoesNotComeWholeIsRefused() throws Exception {
        String head = "POST /echo HTTP/1.1\r\nHost: localhost:"
                + SmallStack.running().settings().ports().gateway() + "\r\nContent-Type: application/json\r\n";
        try (Socket silent = send(head + "Content-Length: 10\r\n\r\n{\"a");
                Socket stopped = send(head + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a");
                Socket cut = send(head + "Content-Length: 10\r\n\r\n{\"a");
                Socket chunkCut = send(head + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a");
                Socket malformed = send(head + "Transfer-Encoding: chunked\r\n\r\nno-number\r\n");
                Socket both = send(head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")) {
            cut.shutdownOutput();
            chunkCut.shutdownOutput();
            for (Socket socket : List.of(cut, chunkCut, malformed, both)) {
                assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").containsIgnoringCase("connection: close");
            }
            for (Socket socket : List.of(silent, stopped)) {
                assertThat(answer(socket)).startsWith("HTTP/1.1 408 ").containsIgnoringCase("connection: close");
            }
        }
    }

    private static Socket send(String text) throws IOException {
        Socket socket =
                new Socket("127.0.0.1", SmallStack.running().settings().ports().gateway());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** All of it: the connection is closed after it. */
    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void moreCallsAtOnceThanLambdaTakesAreRefused() throws Exception {
        HttpRequest waiting = HttpRequest.newBuilder(
                        URI.create(SmallStack.running().url() + "/echo/waits"))
                .build();

        List<CompletableFuture<HttpResponse<Void>>> calls = Stream.generate(
                        () -> SmallStack.CLIENT.sendAsync(waiting, HttpResponse.BodyHandlers.discarding()))
                .limit(1_100)
                .toList();

        await().atMost(Duration.ofSeconds(30)).until(() -> refusedAtOnce(calls) == 100);
        EchoHandler.GO_ON.countDown();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SmallStack.send("GET", "/echo/more", "").statusCode() == 201);
        assertThat(refusedAtOnce(calls)).isEqualTo(100);
        assertThat(EchoHandler.MOST_WAITING.get()).isEqualTo(64);
    }

    /** A connection whose call was only too late is closed. */
    private static long refusedAtOnce(List<CompletableFuture<HttpResponse<Void>>> calls) {
        return calls.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 503
                        && answer.headers().firstValue("connection").isEmpty())
                .count();
    }

    @Test
    void whoHasToWaitIsAnswered() {
        List<CompletableFuture<HttpResponse<Void>>> crowd = Stream.generate(() -> SmallStack.CLIENT.sendAsync(
                        HttpRequest.newBuilder(URI.create(SmallStack.running().url() + "/echo/crowd"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding()))
                .limit(300)
                .toList();

        assertThat(crowd).allSatisfy(call -> assertThat(call.get().statusCode()).isEqualTo(201));
    }

    @Test
    void connectionsThatSayNothingMakeRoomForOthers() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 2_000; i++) {
                silent.add(new Socket(
                        "127.0.0.1", SmallStack.running().settings().ports().gateway()));
            }
            try (HttpClient newcomer = HttpClient.newHttpClient()) {
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create(SmallStack.running().url() + "/echo/late"))
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
        assertThat(SmallStack.send("POST", "/echo", "x".repeat(5 << 20)).statusCode())
                .isEqualTo(201);
        assertThat(SmallStack.send("POST", "/echo", "x".repeat(7 << 20)).statusCode())
                .isEqualTo(413);
        assertThat(SmallStack.send("GET", "/echo/large", "").statusCode()).isEqualTo(500);
    }

    @Test
    void aBodyThatIsNoTextTravelsAsBase64() throws Exception {
        byte[] bytes = {0, -1, 7, -128};
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(SmallStack.running().url() + "/echo/bytes"))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();

        assertThat(SmallStack.CLIENT
                        .send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body())
                .isEqualTo(bytes);
    }

    @Test
    void aGuardedRouteIsOpenToTheTokensOfItsIssuerOnly() throws Exception {
        HttpResponse<String> nobody = SmallStack.get("/guarded");
        HttpResponse<String> stranger = SmallStack.get(
                "/guarded", "Authorization", "Bearer " + IssuerHandler.token("http://elsewhere", "user-1"));
        HttpResponse<String> user = SmallStack.get(
                "/guarded",
                "Authorization",
                "Bearer " + IssuerHandler.token(SmallStack.running().url(), "user-1"));

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
        assertThat(SmallStack.get("/guarded/open").statusCode()).isEqualTo(201);
    }

    @Test
    void aTokenOutOfTwoHeadersIsNone() throws Exception {
        String good = "Bearer " + IssuerHandler.token(SmallStack.running().url(), "user-1");

        assertThat(SmallStack.get("/guarded", "Authorization", good, "Authorization", "Bearer other")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aBodyThatIsRefusedUnreadDoesNotHoldUpTheAnswer() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(SmallStack.running().url() + "/guarded"))
                .method("GET", HttpRequest.BodyPublishers.ofString("x".repeat(1 << 20)))
                .build();

        assertThat(SmallStack.CLIENT
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aFloodIsHeldUpWhateverItSaysWhereItComesFrom() throws Exception {
        HttpResponse<String> last = SmallStack.get("/narrow");
        for (int i = 0; i < 20; i++) {
            last = SmallStack.get("/narrow", "X-Forwarded-For", "10.0.0." + i, "Forwarded", "for=10.0.1." + i);
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(last.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 12L);
        assertThat(JSON.readTree(last.body()).path("code").asText()).isEqualTo("too-many-requests");
    }

    @Test
    void aRouteIsThrottledAsTheTemplateSays() throws Exception {
        HttpResponse<String> last = SmallStack.get("/guarded/slow");
        for (int i = 0; i < 10; i++) {
            last = SmallStack.get("/guarded/slow");
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
    }
}
