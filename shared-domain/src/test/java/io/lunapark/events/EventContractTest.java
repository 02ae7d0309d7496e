package io.lunapark.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Within a version, events only ever gain fields: consumers of yesterday must understand the events of tomorrow. The lock
 * file holds every field that was ever promised, with its type and bounds; only lines may be added to it.
 */
class EventContractTest {

    private static final Path LOCK = Path.of("src/test/resources/events/contract.lock");

    @Test
    void nothingPromisedIsGoneOrOtherwise() throws IOException {
        TreeSet<String> broken = new TreeSet<>(Files.readAllLines(LOCK));
        broken.removeAll(promised());

        assertThat(broken)
                .as("promised in contract.lock, but gone from the schemas or changed there; make it a new version")
                .isEmpty();
    }

    @Test
    void everythingNewIsPromised() throws IOException {
        TreeSet<String> added = new TreeSet<>(promised());
        added.removeAll(Set.copyOf(Files.readAllLines(LOCK)));

        assertThat(added)
                .as("add these lines to " + LOCK + ":\n" + String.join("\n", added) + "\n")
                .isEmpty();
    }

    @Test
    void theLockIsSortedSoThatADifferenceCanBeRead() throws IOException {
        assertThat(Files.readAllLines(LOCK)).isSorted().doesNotHaveDuplicates();
    }

    private static List<String> promised() {
        return EventSchemas.all().stream()
                .flatMap(path -> {
                    JsonNode schema = EventSchemas.whole(path);
                    SortedMap<String, String> fields = new TreeMap<>();
                    collect(schema, "$", "required", fields);
                    return fields.entrySet().stream()
                            .map(field -> path + " " + field.getKey() + " " + field.getValue());
                })
                .toList();
    }

    private static void collect(JsonNode node, String path, String presence, SortedMap<String, String> fields) {
        fields.put(path, presence + " " + bounds(node));
        node.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            collect(property.getValue(), path + "." + name, isRequired(node, name), fields);
        });
        if (node.has("items")) {
            collect(node.get("items"), path + "[]", "required", fields);
        }
    }

    private static String isRequired(JsonNode object, String name) {
        for (JsonNode required : object.path("required")) {
            if (required.asText().equals(name)) {
                return "required";
            }
        }
        return "optional";
    }

    /** All that is said about a value itself: type, format, bounds. */
    private static String bounds(JsonNode node) {
        Set<String> notBounds = Set.of("$schema", "$defs", "title", "description", "properties", "required", "items");
        TreeMap<String, JsonNode> bounds = new TreeMap<>();
        node.properties().stream()
                .filter(entry -> !notBounds.contains(entry.getKey()))
                .forEach(entry -> bounds.put(entry.getKey(), entry.getValue()));
        return bounds.toString();
    }
}
