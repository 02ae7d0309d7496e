package io.lunapark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.lunapark.coasters.Given;
import io.lunapark.coasters.Park;
import io.lunapark.coasters.Stores;
import io.lunapark.testing.Json;
import io.lunapark.testing.Project;
import io.lunapark.testing.SharedStack;
import io.lunapark.testing.backend.EveryBackEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What is published fits what is promised, on both sides of the bus: every event that any test of the suite has caused,
 * as the outbox holds it and as the bus has delivered it. It runs last, to see them all.
 */
@Order(Integer.MAX_VALUE)
@EveryBackEnd
@ResourceLock(SharedStack.SECOND_LANE)
class EventContractsIT {

    private static final JsonSchemaFactory DRAFT_2020_12 = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final Set<String> COASTER_EVENTS = Set.of(
            "CoasterRegistered",
            "CoasterChanged",
            "CoasterRemoved",
            "WagonAdded",
            "WagonChanged",
            "WagonRemoved",
            "AlertAcknowledged");

    private final Map<String, JsonSchema> schemas = new HashMap<>();

    @Test
    @DisabledIfSystemProperty(
            named = "lunapark.back-end",
            matches = "moto-host",
            disabledReason = "moto does not hand out what all tests have caused within half a minute.")
    void everyEventFitsItsSchemaWhereItIsStoredAndWhereItArrives() {
        causeEverything();
        Map<String, JsonNode> stored =
                byId(Stores.archive().stream().map(Json::read).toList());
        Map<String, JsonNode> delivered = new HashMap<>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            delivered.putAll(byId(deliveredNow()));
            return delivered.keySet().containsAll(stored.keySet());
        });

        assertThat(stored.values()).allSatisfy(this::fits);
        assertThat(delivered.values()).allSatisfy(this::fits);
        assertThat(typesOf(delivered)).containsAll(COASTER_EVENTS).contains("CommandTried");
        stored.forEach((id, event) -> assertThat(delivered.get(id)).isEqualTo(event));
    }

    @Test
    void theEventsOfASubjectAreCountedWithoutAGap() {
        causeEverything();

        assertThat(Stores.rows("""
                        select subject from outbox group by subject
                        having min(sequence) <> 1 or max(sequence) <> count(*)
                        """)).isEmpty();
    }

    private static void causeEverything() {
        String id = Park.register(Given.with(Given.coaster(16, 60000), "name", "Żmija <b>"));
        String wagon = Park.addWagon(id, Given.wagon());
        Park.put(Park.wagon(id, wagon), Given.wagon(24, "2.5")).expect(200);
        Park.awaitViews();
        String alert = Park.alert(id);
        Park.post("/api/alerts/" + alert + "/acknowledge", "").expect(200);
        Park.put(Park.coaster(id), Given.settings(0, 0, "22:00", "2:00")).expect(200);
        Park.delete(Park.wagon(id, wagon)).expect(204);
        Park.delete(Park.coaster(id)).expect(204);
        Park.delete(Park.coaster(id)).expect(404);
    }

    /** The envelopes of what the bus has put into the suite's own queue; what stands around each says the same. */
    private static List<JsonNode> deliveredNow() {
        List<JsonNode> envelopes = new ArrayList<>();
        for (String message : Stores.take(SharedStack.TAP)) {
            JsonNode event = Json.read(message);
            JsonNode envelope = event.path("detail");
            assertThat(event.path("detail-type")).isEqualTo(envelope.path("type"));
            assertThat(event.path("source").asText()).startsWith("lunapark.");
            envelopes.add(envelope);
        }
        return envelopes;
    }

    private void fits(JsonNode envelope) {
        String name =
                envelope.path("type").asText() + ".v" + envelope.path("version").asText();
        JsonSchema schema = schemas.computeIfAbsent(name, EventContractsIT::schema);
        assertThat(schema.validate(
                        envelope, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
                .as(envelope.toString())
                .isEmpty();
    }

    private static JsonSchema schema(String name) {
        try (Stream<Path> folders = Files.list(Project.at("shared-domain/src/main/resources/events"))) {
            return folders.map(folder -> folder.resolve(name + ".json"))
                    .filter(Files::exists)
                    .findFirst()
                    .map(file -> DRAFT_2020_12.getSchema(
                            SchemaLocation.of(file.toUri().toString())))
                    .orElseThrow(() -> new AssertionError("There is no schema " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, JsonNode> byId(List<JsonNode> envelopes) {
        return envelopes.stream()
                .collect(Collectors.toMap(
                        envelope -> envelope.path("id").asText(), envelope -> envelope, (one, again) -> one));
    }

    private static Set<String> typesOf(Map<String, JsonNode> envelopes) {
        return envelopes.values().stream()
                .map(envelope -> envelope.path("type").asText())
                .collect(Collectors.toSet());
    }
}
