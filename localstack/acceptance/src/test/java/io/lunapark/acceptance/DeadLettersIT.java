package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lunapark.coasters.BusEvent;
import io.lunapark.coasters.Given;
import io.lunapark.coasters.Park;
import io.lunapark.coasters.Stores;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Functions;
import io.lunapark.testing.Json;
import io.lunapark.testing.backend.EveryBackEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Messages that cannot be applied: they hold nobody up, and an operator can look at them and send them again. */
@EveryBackEnd
class DeadLettersIT {

    private static final String QUEUE = "CoastersViewQueue";

    /** Five tries, the last two after 1 and 2 seconds. */
    private static final Duration FIVE_TRIES = Duration.ofSeconds(60);

    @Test
    void poisonHoldsUpNothingAndEndsAmongTheDeadLettersWithItsReason() {
        String coaster = Park.register(Given.coaster(16, 60000), 1);
        String good = later(coaster);
        String noJson = "no JSON " + UUID.randomUUID();
        String noEvent = "{\"hello\":\"" + UUID.randomUUID() + "\"}";
        String noCoaster = BusEvent.of(((ObjectNode) envelope(coaster)).set("data", Json.read("{}")));
        String impossible = impossible(coaster);
        String control = withControlCharacter(coaster);
        List<String> poison = List.of(noJson, noEvent, noCoaster, impossible, control);

        Stores.sendBatch(QUEUE, List.of(noJson, noEvent, noCoaster, impossible, control, good));

        // At once: long before the poison has been tried five times.
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        Park.get(Park.coaster(coaster)).json().path("staff").asInt() == 77);
        assertThat(letters(poison)).isEmpty();

        await().atMost(FIVE_TRIES)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> letters(poison).size() == 5);
        assertThat(letters(poison)).allSatisfy(letter -> {
            assertThat(letter.path("queue").asText()).endsWith("CoastersViewDeadLetters");
            assertThat(letter.path("since").isTextual()).isTrue();
        });
        assertThat(reason(noEvent)).contains("no detail");
        assertThat(reason(noCoaster)).contains("no coaster");
        assertThat(reason(impossible)).contains("staff");
        assertThat(reason(noJson)).isNotBlank();
        assertThat(reason(control)).contains("8\ufffd00");

        letters(poison)
                .forEach(letter -> Stores.takeOne(
                        "CoastersViewDeadLetters", letter.path("body").asText()));
    }

    @Test
    void whatWasMendedIsSentAgain() {
        String coaster = Park.register(Given.coaster(16, 60000), 0);
        String event = later(coaster);
        Stores.send("CoastersViewDeadLetters", event);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> letters(List.of(event)).size() == 1);
        JsonNode letter = letters(List.of(event)).getFirst();
        assertThat(letter.path("reason").asText()).isEqualTo("the function died");

        String redrive = "/api/dead-letters/" + letter.path("id").asText() + "/redrive";
        String call = "redrive-" + UUID.randomUUID();
        Answer sent = Park.post(redrive, "", "X-Correlation-Id", call, "Idempotency-Key", call)
                .expect(202);

        assertThat(sent.json().path("id")).isEqualTo(letter.path("id"));
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        Park.get(Park.coaster(coaster)).json().path("staff").asInt() == 77);
        assertThat(letters(List.of(event))).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Park.all("/api/audit"))
                        .filteredOn(
                                entry -> entry.path("correlationId").asText().equals(call))
                        .singleElement()
                        .extracting(entry -> entry.at("/tried/outcome").asText())
                        .isEqualTo("accepted"));
        Answer again = Park.post(redrive, "", "Idempotency-Key", call).expect(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        Park.post(redrive, "").expectProblem(404, "dead-letter-not-found");
    }

    @Test
    void theyAreListedInPages() {
        List<String> events =
                Stream.generate(() -> "no JSON " + UUID.randomUUID()).limit(3).toList();
        events.forEach(event -> Stores.send("CoastersViewDeadLetters", event));
        await().atMost(Duration.ofSeconds(10)).until(() -> letters(events).size() == 3);

        List<String> read = new ArrayList<>();
        Answer page = Park.get("/api/dead-letters?limit=2").expect(200);
        while (page.json().path("nextCursor").isTextual()) {
            assertThat(page.items()).hasSize(2);
            page.items().forEach(letter -> read.add(letter.path("body").asText()));
            page = Park.get("/api/dead-letters?limit=2&cursor="
                            + page.json().path("nextCursor").asText())
                    .expect(200);
        }
        page.items().forEach(letter -> read.add(letter.path("body").asText()));

        assertThat(read).containsAll(events);
        events.forEach(event -> Stores.takeOne("CoastersViewDeadLetters", event));
    }

    @Test
    void healthCountsThem() {
        String event = later(Park.register(Given.coaster(16, 60000), 0));
        long before = deadLetters();

        Stores.send("CoastersViewDeadLetters", event);

        await().atMost(Duration.ofSeconds(10)).until(() -> deadLetters() == before + 1);
        Stores.takeOne("CoastersViewDeadLetters", event);
    }

    /** What these tests make up is in no archive. */
    @AfterAll
    static void forgetWhatNeverHappened() {
        Functions.invoke("RebuildCoastersView");
    }

    private static long deadLetters() {
        return Park.get("/api/health")
                .expect(200)
                .json()
                .path("deadLetters")
                .valueStream()
                .mapToLong(queue ->
                        queue.path("waiting").asLong() + queue.path("inFlight").asLong())
                .sum();
    }

    /** A later event of a coaster than Postgres knows: 77 people. */
    private static String later(String coaster) {
        ObjectNode envelope = (ObjectNode) envelope(coaster);
        envelope.put("sequence", 50);
        ((ObjectNode) envelope.at("/data/coaster")).put("staff", 77).put("version", 50);
        return BusEvent.of(envelope);
    }

    private static String impossible(String coaster) {
        JsonNode envelope = envelope(coaster);
        ((ObjectNode) envelope.at("/data/coaster")).put("staff", -1);
        return BusEvent.of(envelope);
    }

    /** Escaped, so that a queue takes it; what refuses it says it as it is. */
    private static String withControlCharacter(String coaster) {
        JsonNode envelope = envelope(coaster);
        ((ObjectNode) envelope.at("/data/coaster")).put("opensAt", "8\u000100");
        return BusEvent.of(envelope);
    }

    private static JsonNode envelope(String coaster) {
        return Json.read(BusEvent.ofCoaster(coaster).getLast()).path("detail");
    }

    private static String reason(String body) {
        return letters(List.of(body)).getFirst().path("reason").asText();
    }

    private static List<JsonNode> letters(List<String> bodies) {
        return Park.all("/api/dead-letters").stream()
                .filter(letter -> bodies.contains(letter.path("body").asText()))
                .toList();
    }
}
