package io.lunapark.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.lunapark.cinema.CinemaEvent;
import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.CoasterEvent;
import io.lunapark.coasters.CoasterNumber;
import io.lunapark.coasters.Plan;
import io.lunapark.coasters.PlanProblem;
import io.lunapark.coasters.ProblemKind;
import io.lunapark.coasters.Severity;
import io.lunapark.coasters.Wagon;
import io.lunapark.coasters.WagonNumber;
import io.lunapark.doors.DoorsEvent;
import io.lunapark.identity.UserEvent;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event has a schema, and an example that fits it and nothing else. */
class EventExamplesTest {

    private static final JsonSchemaFactory DRAFT_2020_12 = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    static List<String> schemas() {
        return EventSchemas.all();
    }

    static Stream<String> coasterSchemas() {
        return schemas().stream().filter(path -> path.startsWith("coasters/"));
    }

    private static Set<ValidationMessage> faults(String schema, JsonNode event) {
        JsonSchema compiled = DRAFT_2020_12.getSchema(SchemaLocation.of("classpath:events/" + schema));
        return compiled.validate(event, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    }

    @Test
    void everyCoasterEventHasASchema() {
        assertThat(coasterSchemas())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CoasterEvent.class.getPermittedSubclasses())
                        .map(type -> "coasters/" + type.getSimpleName() + ".v1.json")
                        .toList());
    }

    @Test
    void everyEventOfTheDoorsHasASchema() {
        assertThat(schemas().stream().filter(path -> path.startsWith("doors/")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DoorsEvent.class.getPermittedSubclasses())
                        .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                        .map(type -> "doors/" + type.getSimpleName() + ".v1.json")
                        .toList());
    }

    @Test
    void everyEventOfTheCinemaHasASchema() {
        assertThat(schemas().stream().filter(path -> path.startsWith("cinema/")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CinemaEvent.class.getPermittedSubclasses())
                        .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                        .map(type -> "cinema/" + type.getSimpleName() + ".v1.json")
                        .toList());
    }

    @Test
    void everyUserEventHasASchema() {
        List<String> ofUsers =
                schemas().stream().filter(path -> path.startsWith("identity/")).toList();

        assertThat(ofUsers)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(UserEvent.class.getPermittedSubclasses())
                        .map(type -> "identity/" + type.getSimpleName() + ".v1.json")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void theExampleFits(String schema) {
        JsonNode example = EventSchemas.read(EventSchemas.exampleOf(schema));

        assertThat(faults(schema, example)).isEmpty();
        assertThat(schema).endsWith("/" + example.get("type").asText() + ".v" + example.get("version") + ".json");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void anAdditionFitsButNothingMayBeLeftOut(String schema) {
        ObjectNode event = (ObjectNode) EventSchemas.read(EventSchemas.exampleOf(schema));
        ((ObjectNode) event.get("data")).put("addedLater", true);
        assertThat(faults(schema, event)).isEmpty();

        assertThat(faults(schema, event.deepCopy().put("type", "SomethingElse")))
                .isNotEmpty();
        assertThat(faults(schema, event.deepCopy().put("id", "no-uuid"))).isNotEmpty();
        assertThat(faults(schema, event.deepCopy().put("time", "yesterday"))).isNotEmpty();
        assertThat(faults(schema, event.deepCopy().put("sequence", 0))).isNotEmpty();
        EventSchemas.whole(schema)
                .get("required")
                .forEach(field -> assertThat(faults(schema, event.deepCopy().without(field.asText())))
                        .isNotEmpty());
    }

    /** So that whoever learns from an example learns the rules too. */
    @ParameterizedTest
    @MethodSource("coasterSchemas")
    void theAlertsOfAnExampleAreThoseOfItsPlan(String schema) {
        JsonNode coaster = EventSchemas.read(EventSchemas.exampleOf(schema)).at("/data/coaster");
        boolean removed = schema.contains("CoasterRemoved");
        List<PlanProblem> alerts = coaster.get("alerts")
                .valueStream()
                .filter(alert -> removed || alert.get("resolvedAt").isNull())
                .map(alert -> new PlanProblem(
                        ProblemKind.of(alert.get("code").asText()),
                        Severity.of(alert.get("severity").asText()),
                        number(alert.get("wagons")),
                        number(alert.get("staff")),
                        number(alert.get("capacity")),
                        number(alert.get("staffedCapacity"))))
                .toList();

        assertThat(alerts).isEqualTo(Plan.of(coaster(coaster)).problems());
    }

    private static Coaster coaster(JsonNode json) {
        return new Coaster(
                UUID.fromString(json.get("id").asText()),
                CoasterNumber.parse(json.get("number").asText()),
                json.get("name").asText(),
                json.get("staff").asInt(),
                json.get("dailyClients").asInt(),
                json.get("trackLengthM").decimalValue(),
                LocalTime.parse(json.get("opensAt").asText()),
                LocalTime.parse(json.get("closesAt").asText()),
                json.get("minHeadwaySeconds").asInt(),
                json.get("version").asLong(),
                json.get("nextWagonNumber").asInt(),
                json.get("wagons")
                        .valueStream()
                        .map(wagon -> new Wagon(
                                UUID.fromString(wagon.get("id").asText()),
                                WagonNumber.parse(wagon.get("number").asText()),
                                wagon.get("seats").asInt(),
                                new BigDecimal(wagon.get("speedMps").asText()),
                                wagon.get("version").asLong()))
                        .toList(),
                List.of());
    }

    private static @Nullable Long number(JsonNode json) {
        return json.isNull() ? null : json.asLong();
    }
}
