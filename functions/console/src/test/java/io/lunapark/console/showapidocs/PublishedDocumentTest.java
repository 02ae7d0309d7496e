package io.lunapark.console.showapidocs;

import static io.lunapark.console.showapidocs.Document.list;
import static io.lunapark.console.showapidocs.Document.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.lunapark.kernel.AccessTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is published of the document that the compiler's plugin has written. */
class PublishedDocumentTest {

    private static final AccessTable TABLE = AccessTable.parse("""
            use-case  anyone  admin  manager  accountant  employee  operator  security  boxoffice  customer  site
            OpenGate       .      x        .           .         .         x         .          .         .         .
            ChangeGate     .      x        .           .         .         x         .          .         .         .
            ShowGate       x      x        x           x         x         x         x          x         x         x
            EnterGate      x      x        x           x         x         x         x          x         x         x
            """);

    private static final String WRITTEN = """
            openapi: 3.1.0
            paths:
              /gates:
                post:
                  operationId: openGate
                  requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/NewGate" } } } }
                  responses:
                    "201": { description: openGate 201 response, content: { application/json: { schema: { $ref: "#/components/schemas/Gate" } } } }
              /gates/{id}:
                get:
                  operationId: showGate
                  parameters:
                  - { name: id, in: path, required: true, schema: { type: string, format: uuid } }
                  - { name: limit, in: query, schema: { type: [integer, "null", object] } }
                  - { name: kind, in: query, schema: { type: [string, "null", object] } }
                  responses:
                    "200": { description: showGate 200 response, content: { application/json: { schema: { $ref: "#/components/schemas/Gate" } } } }
                put:
                  operationId: changeGate
                  responses: { "200": { description: changeGate 200 response } }
              /gates/{id}/enter:
                post:
                  operationId: enterGate
                  description: Takes no `Idempotency-Key`.
                  responses:
                    "200": { description: In }
                    "401": { description: Not with that ticket }
            components:
              schemas:
                NewGate:
                  properties:
                    name: { type: string, exampleSetFlag: true, example: 8:00 }
                    lanes: { type: [integer, "null", object], example: "117" }
                    opensAt: { type: string, format: partial-time }
                    schedule: { type: "null", allOf: [{ $ref: "#/components/schemas/Schedule", description: When }] }
                Schedule: { properties: { role: { $ref: "#/components/schemas/Role" } } }
                Gate: { properties: { version: { type: integer }, note: { type: [string, "null", object] } } }
                Role: { enum: [ADMIN] }
            """;

    private static final Document PUBLISHED = Document.parse(ShowApiDocs.published(WRITTEN, TABLE));

    @Test
    void aCallTellsItsRefusals() {
        assertThat(answers("openGate"))
                .containsOnlyKeys("201", "400", "401", "403", "406", "409", "413", "415", "422", "429", "503");
        assertThat(answers("showGate")).containsOnlyKeys("200", "304", "400", "403", "404", "406", "429", "503");
        assertThat(answers("changeGate"))
                .containsOnlyKeys("200", "400", "401", "403", "404", "406", "409", "412", "413", "415", "429", "503");
        assertThat(map(answers("enterGate").get("401")))
                .containsEntry("$ref", "#/components/responses/401")
                .containsEntry("description", "Not with that ticket");
    }

    @Test
    void anAnswerThatTheCodeDoesNotDescribeSaysWhatItsStatusMeans() {
        assertThat(map(answers("openGate").get("201"))).containsEntry("description", "It was made, as shown");
        assertThat(map(answers("showGate").get("200"))).containsEntry("description", "What was asked for");
        assertThat(map(answers("changeGate").get("200"))).containsEntry("description", "As it is now");
        assertThat(map(answers("enterGate").get("200"))).containsEntry("description", "In");
    }

    @Test
    void aCallTellsItsHeaders() {
        assertThat(parameters("openGate")).containsExactly("#/components/parameters/Idempotency-Key");
        assertThat(parameters("changeGate")).containsExactly("#/components/parameters/If-Match");
        assertThat(parameters("enterGate")).isEmpty();
        assertThat(map(map(answers("openGate").get("201")).get("headers")))
                .containsOnlyKeys("Idempotent-Replayed", "ETag", "Location");
        assertThat(map(map(answers("showGate").get("200")).get("headers"))).containsOnlyKeys("ETag");
        assertThat(map(PUBLISHED.components("responses").get("503"))).containsKey("headers");
    }

    @Test
    void aPageHasItsBounds() {
        assertThat(list(operation("showGate").get("parameters")))
                .contains(Map.of("$ref", "#/components/parameters/limit"))
                .contains(Map.of("name", "kind", "in", "query", "schema", Map.of("type", "string")));
        assertThat(map(map(PUBLISHED.components("parameters").get("limit")).get("schema")))
                .containsEntry("minimum", 1)
                .containsEntry("maximum", 100);
    }

    @Test
    void aSchemaIsWhatJsonSchemaMeans() {
        Map<String, Object> gate = map(PUBLISHED.components("schemas").get("NewGate"));

        assertThat(gate)
                .containsEntry("type", "object")
                .containsEntry("additionalProperties", false)
                .containsEntry("required", List.of("name", "opensAt"));
        assertThat(map(gate.get("properties")))
                .containsEntry("name", Map.of("type", "string", "example", "8:00"))
                .containsEntry("lanes", Map.of("type", List.of("integer", "null"), "example", 117))
                .containsEntry("opensAt", Map.of("type", "string", "pattern", "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$"))
                .containsEntry(
                        "schedule",
                        Map.of(
                                "description",
                                "When",
                                "anyOf",
                                List.of(Map.of("$ref", "#/components/schemas/Schedule"), Map.of("type", "null"))));
        assertThat(map(PUBLISHED.components("schemas").get("Schedule"))).containsEntry("additionalProperties", false);
        assertThat(map(PUBLISHED.components("schemas").get("Gate"))).doesNotContainKey("additionalProperties");
        assertThat(list(map(PUBLISHED.components("schemas").get("Role")).get("enum")))
                .contains("admin", "customer");
    }

    /** YAML 1.1 takes 8:00 for 480. */
    @Test
    void aTextIsInQuotes() {
        assertThat(PUBLISHED.text()).contains("\"example\": \"8:00\"");
    }

    private static Map<String, Object> operation(String id) {
        Map<String, Object> found = new HashMap<>();
        PUBLISHED.eachOperation((method, path, operation) -> {
            if (id.equals(operation.get("operationId"))) {
                found.putAll(operation);
            }
        });
        return found;
    }

    private static Map<String, Object> answers(String id) {
        return map(operation(id).get("responses"));
    }

    private static List<String> parameters(String id) {
        return list(operation(id).get("parameters")).stream()
                .map(parameter -> String.valueOf(map(parameter).get("$ref")))
                .toList();
    }
}
