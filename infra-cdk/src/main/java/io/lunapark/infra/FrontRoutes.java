package io.lunapark.infra;

import io.lunapark.infra.SamFunction.Route;
import io.lunapark.infra.Venue.VenueSystem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which system CloudFront asks for a path: few path patterns, made from the routes of all templates. {@code *} of
 * CloudFront stands for any characters, {@code /} too, so {@code /api/coasters*} is a whole subtree; the longest pattern
 * goes first, and takes out of a subtree what another system has in it.
 */
final class FrontRoutes {

    /** What a distribution may have, the default included; AWS raises it on request. */
    static final int MOST = 75;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]+}");

    private final String byDefault;
    private final Map<String, String> owners = new TreeMap<>();
    private final Map<String, String> patterns =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.reverseOrder()));

    private FrontRoutes(String byDefault) {
        this.byDefault = byDefault;
    }

    /**
     * Patterns in their order, each with the name of its system. What fits none belongs to the system that answers
     * unknown routes.
     *
     * @throws IllegalStateException when two systems have one path, or no order of patterns tells them apart
     */
    static Map<String, String> of(Venue venue) {
        FrontRoutes routes = new FrontRoutes(venue.answersUnknownRoutes().name());
        venue.systems().forEach(routes::add);
        routes.coverBelow("", routes.byDefault);
        routes.takeOut();
        if (routes.patterns.size() >= MOST) {
            throw new IllegalStateException(
                    "CloudFront takes " + MOST + " behaviours, and these are more: " + routes.patterns.keySet());
        }
        return routes.patterns;
    }

    private void add(VenueSystem system) {
        for (Route route : system.routes()) {
            // ANY of the default is for what no other route takes.
            if (system.name().equals(byDefault) && route.method().equals("ANY")) {
                continue;
            }
            String path = PLACEHOLDER.matcher(route.path()).replaceAll("*");
            String other = owners.put(path, system.name());
            if (other != null && !other.equals(system.name())) {
                throw new IllegalStateException(
                        other + " and " + system.name() + " both have the path " + route.path());
            }
        }
    }

    /** One pattern for a subtree: of the system that has its top, or has all of it. */
    private void cover(String top, String above) {
        Set<String> below = new HashSet<>();
        owners.forEach((path, system) -> {
            if (path.startsWith(top + "/")) {
                below.add(system);
            }
        });
        String system =
                owners.getOrDefault(top, below.size() == 1 ? below.iterator().next() : above);
        if (!system.equals(above)) {
            patterns.put(below.isEmpty() || top.endsWith("*") ? top : top + "*", system);
        }
        coverBelow(top, system);
    }

    private void coverBelow(String top, String system) {
        int next = top.length() + 1;
        owners.keySet().stream()
                .filter(path -> path.startsWith(top + "/"))
                .map(path -> path.indexOf('/', next) < 0 ? path : path.substring(0, path.indexOf('/', next)))
                .distinct()
                .forEach(child -> cover(child, system));
    }

    /** A path that fell to the pattern of another system gets its own. */
    private void takeOut() {
        List<String> wrong = wrong();
        wrong.forEach(path -> patterns.put(path, owners.getOrDefault(path, byDefault)));
        if (!wrong().isEmpty()) {
            throw new IllegalStateException("no order of patterns tells these paths from others: " + wrong());
        }
    }

    private List<String> wrong() {
        return owners.entrySet().stream()
                .filter(owner -> !owner.getValue().equals(systemOf(owner.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String systemOf(String path) {
        return patterns.entrySet().stream()
                .filter(pattern -> fits(pattern.getKey(), path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(byDefault);
    }

    private static boolean fits(String pattern, String path) {
        return Pattern.matches(
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), path);
    }
}
