package io.lunapark.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
                    .filter(path -> path.endsWith(".json") && !path.endsWith(".example.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String exampleOf(String schema) {
        return schema.replace(".json", ".example.json");
    }

    static JsonNode read(String path) {
        try {
            return JSON.readTree(ROOT.resolve(path).toFile());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}
