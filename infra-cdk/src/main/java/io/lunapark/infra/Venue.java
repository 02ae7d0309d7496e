package io.lunapark.infra;

import static io.lunapark.infra.SamTemplate.map;
import static io.lunapark.infra.SamTemplate.reference;

import io.lunapark.infra.SamFunction.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The root template.yaml and the applications that it names.
 *
 * @param systems each after those whose outputs it uses
 */
record Venue(SamTemplate root, List<VenueSystem> systems) {

    private static final String APPLICATION = "AWS::Serverless::Application";

    /** @param folder where the root template.yaml is */
    static Venue read(Path folder) {
        SamTemplate root = SamTemplate.read(folder.resolve("template.yaml"));
        List<VenueSystem> systems = root.ids(APPLICATION).stream()
                .map(id -> VenueSystem.of(id, map(root.properties(id)), folder))
                .toList();
        return new Venue(root, inOrder(systems));
    }

    /** What the root template holds besides the systems. */
    SamTemplate shared() {
        return root.without(APPLICATION);
    }

    /** The one that answers what no system has. */
    VenueSystem answersUnknownRoutes() {
        return systems.stream()
                .filter(system -> system.routes().contains(new Route("ANY", "/{proxy+}")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no system has the route ANY /{proxy+}"));
    }

    /**
     * Calls a minute, as {@code Metadata.RateLimits} of an application says.
     *
     * @throws IllegalStateException when that is no parameter with a number as its default
     */
    int rateLimit(String key) {
        return systems.stream()
                .flatMap(system ->
                        reference(map(map(root.resource(system.id()).get("Metadata"))
                                                .get("RateLimits"))
                                        .get(key))
                                .stream())
                .map(parameter -> map(root.parameters().get(parameter)).get("Default"))
                .filter(Number.class::isInstance)
                .map(number -> ((Number) number).intValue())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no application of " + root.file()
                        + " has Metadata.RateLimits." + key + " with a parameter that has a number as its default"));
    }

    private static List<VenueSystem> inOrder(List<VenueSystem> systems) {
        Set<String> done = new LinkedHashSet<>();
        List<VenueSystem> sorted = new ArrayList<>();
        while (sorted.size() < systems.size()) {
            VenueSystem next = systems.stream()
                    .filter(system -> !done.contains(system.id()) && done.containsAll(system.uses()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("systems that are not there or wait for each other: "
                            + systems.stream()
                                    .filter(system -> !done.contains(system.id()))
                                    .map(system -> system.id() + " for " + system.uses())
                                    .collect(Collectors.joining(", "))));
            done.add(next.id());
            sorted.add(next);
        }
        return List.copyOf(sorted);
    }

    /**
     * An application of the root template: one system.
     *
     * @param name of its folder
     * @param arguments what the root template passes for its parameters
     */
    record VenueSystem(String id, String name, SamTemplate template, Map<String, Object> arguments) {

        static VenueSystem of(String id, Map<String, Object> properties, Path root) {
            SamTemplate template = SamTemplate.read(root.resolve(String.valueOf(properties.get("Location"))));
            Path folder = template.folder();
            return new VenueSystem(
                    id,
                    folder.getName(folder.getNameCount() - 1).toString(),
                    template,
                    map(properties.get("Parameters")));
        }

        /** Behind the API that callers reach. */
        List<Route> routes() {
            return template.api().stream()
                    .flatMap(api -> template.functions().stream().flatMap(function -> function.routes(api)))
                    .toList();
        }

        /** Ids of the applications whose outputs are passed to it. */
        Set<String> uses() {
            return applications(arguments).collect(Collectors.toSet());
        }

        private static Stream<String> applications(Object value) {
            if (value instanceof List<?> list) {
                return list.stream().flatMap(VenueSystem::applications);
            }
            if (map(value).get("Fn::GetAtt") instanceof String target) {
                return target.contains(".Outputs.") ? reference(value).stream() : Stream.empty();
            }
            return map(value).values().stream().flatMap(VenueSystem::applications);
        }
    }
}
