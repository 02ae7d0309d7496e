package io.lunapark.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The schemas of all events, as they lie in the resources. */
final class EventSchemas {

    static final Path ROOT = Path.of("src/main/resources/events");

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventSchemas() {}

    /** Paths such as {@code coasters/WagonAdded.v1.json}, in alphabetical order. */
    static List<String> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.matches(".*\\.v\\d+\\.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String exampleOf(String schema) {
        return schema.replace(".json", ".example.json");
    }

    /** A schema with what it refers to put in its place, and what stands beside a reference put on top of that. */
    static JsonNode whole(String path) {
        return whole(read(path), path);
    }

    private static JsonNode whole(JsonNode node, String file) {
        if (node instanceof ArrayNode list) {
            ArrayNode all = JSON.createArrayNode();
            list.forEach(item -> all.add(whole(item, file)));
            return all;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode all = JSON.createObjectNode();
        object.properties().stream()
                .filter(entry -> !entry.getKey().equals("$ref"))
                .forEach(entry -> all.set(entry.getKey(), whole(entry.getValue(), file)));
        return object.has("$ref") ? onTop(all, referred(object.get("$ref").asText(), file)) : all;
    }

    private static JsonNode referred(String reference, String file) {
        String[] parts = reference.split("#", 2);
        String other = parts[0].isEmpty()
                ? file
                : Path.of(file).resolveSibling(parts[0]).normalize().toString();
        return whole(parts.length < 2 ? read(other) : read(other).at(parts[1]), other);
    }

    private static ObjectNode onTop(ObjectNode own, JsonNode referred) {
        ObjectNode all = referred.deepCopy();
        own.properties().forEach(entry -> {
            JsonNode below = all.get(entry.getKey());
            all.set(
                    entry.getKey(),
                    below instanceof ObjectNode && entry.getValue() instanceof ObjectNode above
                            ? onTop(above, below)
                            : entry.getValue());
        });
        return all;
    }

    static JsonNode read(String path) {
        try {
            return JSON.readTree(ROOT.resolve(path).toFile());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}
