package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lunapark.coasters.Park;
import io.lunapark.testing.Functions;
import io.lunapark.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Entries of the audit log that come when their time is sealed, many at once and again, beside those that came in time. */
class LateAuditIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** After that their time may be sealed. */
    private static final Duration SEALED = Duration.ofSeconds(9);

    /** As no command has it: what compares the log with the commands of the shared stack leaves these out. */
    private final String call = "no-command-" + UUID.randomUUID();

    @Test
    void eachIsThereOnceHoweverOftenAndWithWhateverElseItComes() throws IOException, InterruptedException {
        List<JsonNode> inTime = events(3, Instant.now());
        List<JsonNode> late = events(10, Instant.now().minus(Duration.ofHours(1)));
        record(inTime);
        record(late.subList(0, 4));
        Thread.sleep(SEALED);

        record(both(late.subList(4, 6), late.subList(4, 6)));
        record(both(inTime, late));
        record(late);
        record(inTime);

        assertThat(recorded()).hasSize(13).doesNotHaveDuplicates();
    }

    private static List<JsonNode> both(List<JsonNode> some, List<JsonNode> others) {
        List<JsonNode> both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }

    /** Delivers these messages as one batch. */
    private static void record(List<JsonNode> messages) {
        ObjectNode batch = JSON.createObjectNode();
        ArrayNode records = batch.putArray("Records");
        messages.forEach(records::add);
        JsonNode answer = Functions.invoke("RecordAudit", batch.toString());
        assertThat(answer.path("batchItemFailures")).isEmpty();
    }

    private List<JsonNode> events(int number, Instant time) throws IOException {
        JsonNode sample = JSON.readTree(Files.readString(Project.at("functions/operations/events/RecordAudit.json")))
                .path("Records")
                .get(0);
        List<JsonNode> events = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String id = UUID.randomUUID().toString();
            ObjectNode message = sample.deepCopy();
            ObjectNode body = (ObjectNode) JSON.readTree(message.path("body").asText());
            ((ObjectNode) body.path("detail"))
                    .put("id", id)
                    .put("time", time.toString())
                    .put("correlationId", call);
            message.put("messageId", id).put("body", body.toString());
            events.add(message);
        }
        return events;
    }

    private List<String> recorded() {
        return Park.all("/api/audit").stream()
                .filter(entry -> entry.path("correlationId").asText().equals(call))
                .map(entry -> entry.path("id").asText())
                .toList();
    }
}
