package io.lunapark.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Writes down the routes of the templates of all systems: for the function that answers what no route fits. */
public final class WriteRoutes {

    private WriteRoutes() {}

    /** @param args the folder of the systems, and the file to write */
    public static void main(String[] args) throws IOException {
        SortedSet<String> routes = new TreeSet<>();
        try (DirectoryStream<Path> systems = Files.newDirectoryStream(Path.of(args[0]))) {
            for (Path system : systems) {
                Path template = system.resolve("template.yaml");
                if (Files.exists(template)) {
                    add(template, routes);
                }
            }
        }
        Path file = Path.of(args[1]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, routes.stream().collect(Collectors.joining("\n", "", "\n")));
    }

    private static void add(Path file, SortedSet<String> routes) throws IOException {
        try (InputStream template = Files.newInputStream(file)) {
            Node root = new Compose(LoadSettings.builder().build())
                    .composeInputStream(template)
                    .orElseThrow();
            for (Node resource : children(child(root, "Resources")).values()) {
                for (Node event :
                        children(child(child(resource, "Properties"), "Events")).values()) {
                    add(child(event, "Properties"), routes);
                }
            }
        }
    }

    /** Those with a path; {@code ANY} is the route of the function itself. */
    private static void add(@Nullable Node event, SortedSet<String> routes) {
        if (child(event, "Path") instanceof ScalarNode path
                && child(event, "Method") instanceof ScalarNode method
                && !method.getValue().equals("ANY")) {
            routes.add(method.getValue() + " " + path.getValue());
        }
    }

    private static @Nullable Node child(@Nullable Node parent, String name) {
        return children(parent).get(name);
    }

    private static Map<String, Node> children(@Nullable Node parent) {
        Map<String, Node> children = new LinkedHashMap<>();
        if (parent instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                children.put(((ScalarNode) tuple.getKeyNode()).getValue(), tuple.getValueNode());
            }
        }
        return children;
    }
}
