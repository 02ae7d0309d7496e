package io.lunapark.coasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lunapark.testing.Answer;
import io.lunapark.testing.Functions;
import io.lunapark.testing.SharedStack;
import io.lunapark.testing.backend.EveryBackEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Problems from the change that causes them to the change that ends them. */
@EveryBackEnd
class AlertsIT {

    @Test
    void aProblemIsAnAlertUntilItIsGone() {
        // one wagon short
        String id = Park.register(Given.coaster(3, 512), 0);
        JsonNode opened = onlyAlert(id, "?open=true");
        assertThat(opened.path("code").asText()).isEqualTo("missing-wagons");
        assertThat(opened.path("severity").asText()).isEqualTo("critical");
        assertThat(opened.path("wagons").asInt()).isEqualTo(1);
        assertThat(opened.path("text").asText()).isEqualTo("Missing 1 wagon");
        assertThat(Instant.parse(opened.path("openedAt").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(opened.path("acknowledgedAt").isNull()).isTrue();

        JsonNode seen = acknowledge(opened).expect(200).json();
        assertThat(seen.path("acknowledgedAt").isTextual()).isTrue();
        JsonNode seenAgain = acknowledge(opened).expect(200).json();
        assertThat(seenAgain.path("acknowledgedAt")).isEqualTo(seen.path("acknowledgedAt"));

        Park.addWagon(id, Given.wagon());
        Park.awaitViews();

        assertThat(Park.alerts(id, "?open=true")).isEmpty();
        JsonNode ended = onlyAlert(id, "?open=false");
        assertThat(ended.path("id")).isEqualTo(opened.path("id"));
        assertThat(ended.path("acknowledgedAt")).isEqualTo(seen.path("acknowledgedAt"));
        assertThat(ended.path("resolvedAt").isTextual()).isTrue();
        acknowledge(opened).expectProblem(409, "alert-resolved");
    }

    @Test
    void anAlertKeepsItsIdWhileItsNumbersChangeAndANewOneIsANewAlert() {
        String id = Park.register(Given.coaster(16, 60000), 0);
        JsonNode first = onlyAlert(id, "");

        Park.addWagon(id, Given.wagon());
        Park.awaitViews();
        JsonNode same = onlyAlert(id, "");
        assertThat(same.path("id")).isEqualTo(first.path("id"));
        assertThat(same.path("openedAt")).isEqualTo(first.path("openedAt"));
        assertThat(same.path("wagons").asInt()).isEqualTo(117);

        Park.put(Park.coaster(id), Given.settings(3, 512, "8:00", "16:00")).expect(200);
        Park.put(Park.coaster(id), Given.settings(16, 60000, "8:00", "16:00")).expect(200);
        Park.awaitViews();
        JsonNode next = onlyAlert(id, "?open=true");
        assertThat(next.path("id")).isNotEqualTo(first.path("id"));
        assertThat(Park.alerts(id, "")).hasSize(2);
    }

    @Test
    void theAlertsOfARemovedCoasterAreEnded() {
        String id = Park.register(Given.coaster(16, 60000), 0);

        Park.delete(Park.coaster(id)).expect(204);
        Park.awaitViews();

        assertThat(Park.alerts(id, "?open=true")).isEmpty();
        assertThat(onlyAlert(id, "?open=false").path("resolvedAt").isTextual()).isTrue();
    }

    @Test
    void whatIsNoAlertCannotBeAcknowledged() {
        Park.post("/api/alerts/01935f5e-8a00-7000-8000-000000000000/acknowledge", "")
                .expectProblem(404, "alert-not-found");
    }

    @Test
    void aProblemIsToldInItsLogOnceInTheLayoutOfTheTask() throws IOException {
        Answer coaster = Park.post("/api/coasters", Given.coaster(16, 60000)).expect(201);
        Park.addWagon(coaster.id(), Given.wagon());
        Park.awaitViews();
        String number = coaster.json().path("number").asText();

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(told(number)).hasSize(1));
        assertThat(told(number).getFirst())
                .matches("\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d] Kolejka " + number
                        + " - Problem: Brakuje 221 pracowników, brak 118 wagonów");

        Functions.invoke("RebuildCoastersView");

        assertThat(told(number)).hasSize(1);
    }

    private static List<String> told(String number) throws IOException {
        try (var lines = Files.lines(SharedStack.logs().resolve("problems.log"))) {
            return lines.filter(line -> line.contains("Kolejka " + number + " "))
                    .toList();
        }
    }

    private static Answer acknowledge(JsonNode alert) {
        return Park.post("/api/alerts/" + alert.path("id").asText() + "/acknowledge", "");
    }

    private static JsonNode onlyAlert(String coasterId, String query) {
        List<JsonNode> alerts = Park.alerts(coasterId, query);
        assertThat(alerts).hasSize(1);
        return alerts.getFirst();
    }
}
