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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Within a version, events only ever gain fields: consumers of yesterday must understand the events of tomorrow. The lock
 * file of a system holds every field that was ever promised, with its type and bounds; only lines may be added to it.
 */
class EventContractTest {

    private static final Path LOCKS = Path.of("src/test/resources/events");

    @ParameterizedTest
    @MethodSource("systems")
    void nothingPromisedIsGoneOrOtherwise(String system) throws IOException {
        TreeSet<String> broken = new TreeSet<>(locked(system));
        promised(system).forEach(broken::remove);

        assertThat(broken)
                .as("promised in %s, but gone from the schemas or changed there; make it a new version", lock(system))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void everythingNewIsPromised(String system) throws IOException {
        TreeSet<String> added = new TreeSet<>(promised(system));
        locked(system).forEach(added::remove);

        assertThat(added)
                .as("add these lines to " + lock(system) + ":\n" + String.join("\n", added) + "\n")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void theLockIsSortedSoThatADifferenceCanBeRead(String system) throws IOException {
        assertThat(locked(system)).isSorted().doesNotHaveDuplicates();
    }

    static Stream<String> systems() {
        return EventSchemas.all().stream()
                .map(schema -> schema.substring(0, schema.indexOf('/')))
                .distinct();
    }

    private static Path lock(String system) {
        return LOCKS.resolve(system + ".lock");
    }

    private static List<String> locked(String system) throws IOException {
        return Files.exists(lock(system)) ? Files.readAllLines(lock(system)) : List.of();
    }

    private static List<String> promised(String system) {
        return EventSchemas.all().stream()
                .filter(path -> path.startsWith(system + "/"))
                .flatMap(path -> {
                    JsonNode schema = EventSchemas.whole(path);
                    SortedMap<String, String> fields = new TreeMap<>();
                    collect(schema, "$", "required", fields);
                    return fields.entrySet().stream()
                            .map(field -> path.substring(system.length() + 1) + " " + field.getKey() + " "
                                    + field.getValue());
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
