package io.lunapark.acceptance.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** What the root template hands over to the templates of the systems. */
final class HandedOver {

    private final Path root;
    private final Map<String, Node> resources;

    private HandedOver(Path root) {
        this.root = root;
        this.resources = Rights.map(template(root).get("Resources"));
    }

    /**
     * The parameters with which the template of a system gets stores: of the root template, or of the outputs of another
     * system.
     */
    static Set<String> stores(Path root, Path template) {
        HandedOver all = new HandedOver(root);
        Set<String> found = new TreeSet<>();
        all.resources.values().stream()
                .filter(application -> template.equals(all.location(application)))
                .map(application -> Rights.map(properties(application).get("Parameters")))
                .forEach(parameters -> parameters.forEach((name, value) -> {
                    if (Rights.references(value).anyMatch(all::isStore)) {
                        found.add(name);
                    }
                }));
        return found;
    }

    private boolean isStore(String reference) {
        String[] parts = reference.split("\\.");
        Node resource = resources.get(parts[0]);
        if (parts.length < 3) {
            return Rights.isStore(resource);
        }
        Map<String, Node> nested = template(location(resource));
        Map<String, Node> others = Rights.map(nested.get("Resources"));
        Node output = Rights.map(nested.get("Outputs")).get(parts[2]);
        return Rights.references(output).anyMatch(other -> Rights.isStore(others.get(other.split("\\.")[0])));
    }

    private Path location(Node application) {
        return root.resolveSibling(Rights.text(properties(application).get("Location")));
    }

    private static Map<String, Node> properties(Node resource) {
        return Rights.map(Rights.map(resource).get("Properties"));
    }

    private static Map<String, Node> template(Path file) {
        try {
            return Rights.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
