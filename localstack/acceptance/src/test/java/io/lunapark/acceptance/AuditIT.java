package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.coasters.Given;
import io.lunapark.coasters.Park;
import io.lunapark.testing.backend.EveryBackEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every command that was tried can be found in the audit log, whatever became of it. */
@EveryBackEnd
class AuditIT {

    private static final String CORRELATION_ID = "X-Correlation-Id";

    private final String call = "audit-" + UUID.randomUUID();

    @Test
    void whatWasAcceptedIsThereWithWhoWhatWhenAndHow() {
        Instant before = Instant.now();
        Park.post("/api/coasters", Given.coaster(16, 60000), CORRELATION_ID, call)
                .expect(201);

        JsonNode entry = onlyEntry();
        assertThat(entry.path("actor").asText())
                .isEqualTo(Park.get("/api/auth/me").id());
        assertThat(Instant.parse(entry.path("time").asText())).isBetween(before.minusMillis(1), Instant.now());
        JsonNode tried = entry.path("tried");
        assertThat(tried.path("command").asText()).isEqualTo("RegisterCoaster");
        assertThat(tried.path("outcome").asText()).isEqualTo("accepted");
        assertThat(tried.path("status").asInt()).isEqualTo(201);
        assertThat(tried.path("problemCode").isNull()).isTrue();
        assertThat(tried.path("method").asText()).isEqualTo("POST");
        assertThat(tried.path("path").asText()).isEqualTo("/api/coasters");
        assertThat(tried.path("sourceIp").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void whatWasRefusedIsThereWithItsReason() {
        String coaster = Park.register(Given.coaster(16, 60000), 0);
        String alert = Park.alert(coaster);
        String nobody = Park.coaster(UUID.randomUUID().toString());

        Park.delete(nobody, CORRELATION_ID, call).expect(404);
        Park.post("/api/coasters", "{", CORRELATION_ID, call).expect(400);
        Park.post("/api/coasters", Given.coaster(-1, 0), CORRELATION_ID, call).expect(400);
        Park.put(Park.coaster(coaster), Given.settings(1, 1, "8:00", "9:00"), "If-Match", "\"9\"", CORRELATION_ID, call)
                .expect(412);
        Park.put(Park.coaster(coaster), Given.settings(1, 0, "8:00", "9:00"), "If-Match", "1", CORRELATION_ID, call)
                .expect(400);
        Park.post(Park.wagons("no-uuid"), Given.wagon(), CORRELATION_ID, call).expect(400);
        Park.put(Park.coaster(coaster), Given.settings(1, 0, "8:00", "9:00")).expect(200);
        Park.post("/api/alerts/" + alert + "/acknowledge", "", CORRELATION_ID, call)
                .expect(409);
        Park.send("POST", "/api/coasters", "staff=1", "Content-Type", "text/plain", CORRELATION_ID, call)
                .expect(415);

        assertThat(awaitEntries(8))
                .containsExactlyInAnyOrder(
                        "RemoveCoaster refused 404 coaster-not-found",
                        "RegisterCoaster refused 400 malformed-json",
                        "RegisterCoaster refused 400 invalid-request",
                        "ChangeCoaster refused 412 stale-version",
                        "ChangeCoaster refused 400 invalid-request",
                        "AddWagon refused 400 invalid-request",
                        "AcknowledgeAlert refused 409 alert-resolved",
                        "RegisterCoaster refused 415 unsupported-media-type");
    }

    @Test
    void whatWasRepeatedIsThereToo() {
        for (int i = 0; i < 2; i++) {
            Park.post("/api/coasters", Given.POLISH_COASTER, "Idempotency-Key", call, CORRELATION_ID, call)
                    .expect(201);
        }
        Park.post("/api/coasters", Given.coaster(1, 1), "Idempotency-Key", call, CORRELATION_ID, call)
                .expect(422);

        assertThat(awaitEntries(3))
                .containsExactlyInAnyOrder(
                        "RegisterCoaster accepted 201 null",
                        "RegisterCoaster replayed 201 null",
                        "RegisterCoaster refused 422 idempotency-key-reused");
    }

    @Test
    void whatAnOperatorDoesWithDeadLettersIsThereToo() {
        Park.post("/api/dead-letters/none/redrive", "", CORRELATION_ID, call)
                .expectProblem(404, "dead-letter-not-found");

        assertThat(awaitEntries(1)).containsExactly("RedriveDeadLetter refused 404 dead-letter-not-found");
    }

    @Test
    void readingLeavesNoTrace() {
        Park.get("/api/coasters", CORRELATION_ID, call).expect(200);
        Park.post("/api/coasters", Given.coaster(1, 1), CORRELATION_ID, call).expect(201);

        assertThat(awaitEntries(1)).containsExactly("RegisterCoaster accepted 201 null");
    }

    @Test
    void anIllFormedCorrelationIdIsReplacedByOneOfOurs() {
        for (String illFormed : List.of("short", "x".repeat(65), "has blanks in it", "<script>alert(1)</script>")) {
            String given = Park.get("/api/coasters", CORRELATION_ID, illFormed)
                    .expect(200)
                    .header(CORRELATION_ID);
            assertThat(UUID.fromString(given).version()).isEqualTo(7);
        }
        assertThat(Park.get("/api/coasters", CORRELATION_ID, call).header(CORRELATION_ID))
                .isEqualTo(call);
    }

    @Test
    void theLogOfADayIsReadInPagesNewestFirst() {
        Park.register(Given.coaster(1, 1));
        Park.post("/api/coasters", "{", CORRELATION_ID, call).expect(400);
        awaitEntries(1);

        List<JsonNode> all = Park.all("/api/audit");

        assertThat(all).extracting(entry -> entry.path("id").asText()).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(entry -> entry.path("recordedAt").asText())
                .isSortedAccordingTo((a, b) -> Instant.parse(b).compareTo(Instant.parse(a)));
        Instant newest = Instant.parse(all.getFirst().path("recordedAt").asText());
        assertThat(Park.all("/api/audit?from=%s&to=%s".formatted(newest.minus(Duration.ofDays(2)), newest)))
                .as("from is included, to is not")
                .hasSizeGreaterThanOrEqualTo((int)
                        all.stream().filter(entry -> isBefore(entry, newest)).count())
                .allMatch(entry -> isBefore(entry, newest));
        Park.get("/api/audit?from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z").expectProblem(400, "invalid-request");
        assertThat(Park.get("/api/audit?day=2001-01-01").expect(200).items()).isEmpty();
        Park.get("/api/audit?day=yesterday").expectProblem(400, "invalid-request");
        assertThat(Park.send("DELETE", "/api/audit", "").status()).isEqualTo(405);
    }

    private static boolean isBefore(JsonNode entry, Instant time) {
        return Instant.parse(entry.path("recordedAt").asText()).isBefore(time);
    }

    private JsonNode onlyEntry() {
        awaitEntries(1);
        return entries().getFirst();
    }

    private List<String> awaitEntries(int number) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(tried()).hasSizeGreaterThanOrEqualTo(number));
        return tried();
    }

    private List<String> tried() {
        return entries().stream()
                .map(entry -> entry.path("tried"))
                .map(tried -> "%s %s %d %s"
                        .formatted(
                                tried.path("command").asText(),
                                tried.path("outcome").asText(),
                                tried.path("status").asInt(),
                                tried.path("problemCode").asText()))
                .toList();
    }

    private List<JsonNode> entries() {
        return Park.all("/api/audit").stream()
                .filter(entry -> entry.path("correlationId").asText().equals(call))
                .toList();
    }
}
