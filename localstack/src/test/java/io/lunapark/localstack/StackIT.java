package io.lunapark.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lunapark.localstack.Outages.Target;
import io.lunapark.localstack.store.ElasticMq;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the bus, the queues, the stores and the runtime of the runner do, on a small template. */
class StackIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theFunctionFindsItsEnvironmentResolved() throws Exception {
        JsonNode environment = JSON.readTree(
                        SmallStack.send("POST", "/echo", "{\"a\":\"ż\"}").body())
                .path("environment");

        assertThat(environment.path("LUNAPARK_STAGE").asText()).isEqualTo("dev");
        assertThat(environment.path("BUS").asText()).isEqualTo("small-dev");
        assertThat(environment.path("TABLE").asText()).isEqualTo("lunapark-dev-Things");
        assertThat(environment.path("QUEUE").asText())
                .isEqualTo(SmallStack.running().queues().url() + "/000000000000/lunapark-dev-Work");
        assertThat(environment.path("AWS_ENDPOINT_URL_EVENTBRIDGE").asText())
                .isEqualTo(SmallStack.running().bus().url());
    }

    @Test
    void secretsAreMadeOnceAndOnlyTheOwnerCanReadThem() throws Exception {
        Path password = SmallStack.running().secrets().file("Password");

        assertThat(Files.readString(password)).hasSize(24).matches("[0-9A-Za-z&&[^Il]]+");
        assertThat(Files.getPosixFilePermissions(password)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(password.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(SmallStack.running().secrets().file("Keys")).doesNotExist();
    }

    @Test
    void anEventGoesFromTheBusThroughItsRuleToTheFunction() throws Exception {
        publish("first", false);
        await().atMost(Duration.ofSeconds(5)).until(() -> taken("first"));
        publish("second", false);
        await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofSeconds(5)).until(() -> taken("second"));
    }

    @Test
    void aFunctionThatFollowsAnotherIsCalledSoonAfterItsBatches() throws Exception {
        for (int i = 0; i < 3; i++) {
            String name = "followed-" + i;
            publish(name, false);
            await().atMost(Duration.ofSeconds(5)).until(() -> taken(name));
            int taken = TakeHandler.TAKEN.size();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> FollowHandler.SEEN.get() >= taken); // its schedule comes later
        }
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
                .until(() -> !SmallStack.running()
                        .queues()
                        .receive("lunapark-dev-Dead", 1, Duration.ofSeconds(1))
                        .isEmpty());
        assertThat(TakeHandler.POISON).hasSize(3);
    }

    @Test
    void eventsWaitForQueuesThatAreDown() throws Exception {
        SmallStack.running().outages().stop(Target.QUEUE);
        publish("waiting", false);
        SmallStack.running().outages().start(Target.QUEUE);

        await().atMost(Duration.ofSeconds(10)).until(() -> taken("waiting"));
    }

    @Test
    void aQueueThatNobodyReadsHoldsUpNobody() throws Exception {
        ElasticMq queues = (ElasticMq) SmallStack.running().queues();
        for (int sent = 0; sent <= 20_000; sent += 1_000) {
            queues.send("lunapark-dev-Unread", Collections.nCopies(1_000, "{}")).get();
        }

        publish("first", false);
        await().until(() -> taken("first"));
        publish("second", false);
        await().atMost(Duration.ofSeconds(10)).until(() -> taken("second"));
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
        for (Target store : List.of(Target.BUS, Target.DYNAMODB, Target.POSTGRES)) {
            SmallStack.running().outages().stop(store);
            SmallStack.running().outages().start(store);
        }

        publish("after the outage", false);
        await().atMost(Duration.ofSeconds(10)).until(() -> taken("after the outage"));
        try (Connection connection = DriverManager.getConnection(
                SmallStack.running().postgres().url(),
                SmallStack.running().postgres().adminUser(),
                SmallStack.running().postgres().adminPassword())) {
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
                        URI.create(SmallStack.running().controlUrl() + "/2015-03-31/functions/Echo/invocations"))
                .header(
                        "Authorization",
                        "Bearer " + SmallStack.running().whereabouts().key())
                .POST(HttpRequest.BodyPublishers.ofString("{\"hello\":1}"))
                .build();

        String answer = SmallStack.CLIENT
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(JSON.readTree(JSON.readTree(answer).path("body").asText())
                        .path("event")
                        .path("hello")
                        .asInt())
                .isOne();
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
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(SmallStack.running().bus().url()))
                .header(
                        "Authorization",
                        "Bearer " + SmallStack.running().whereabouts().key())
                .header("X-Amz-Target", "AWSEvents.PutEvents")
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return SmallStack.CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
