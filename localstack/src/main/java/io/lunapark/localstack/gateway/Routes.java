package io.lunapark.localstack.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request as an HTTP API does: a full match first, then the one with the fewest variables, a greedy
 * variable last; a method of its own before {@code ANY}.
 */
public final class Routes<T> {

    private static final Comparator<Pattern<?>> ORDER = Comparator.<Pattern<?>, Boolean>comparing(Pattern::greedy)
            .thenComparing(Pattern::variables)
            .thenComparing(pattern -> -pattern.segments().size())
            .thenComparing(pattern -> pattern.method().equals("ANY"));

    private final Map<String, Match<T>> exact = new HashMap<>();
    private final List<Pattern<T>> patterns = new ArrayList<>();

    public void add(String method, String path, T target) {
        if (path.contains("{")) {
            patterns.add(new Pattern<>(method, path, List.of(path.substring(1).split("/", -1)), target));
            patterns.sort(ORDER);
        } else {
            exact.put(method + " " + path, new Match<>(method + " " + path, Map.of(), target));
        }
    }

    /** The path as it was sent, still encoded; the values of its variables come out decoded. */
    public @Nullable Match<T> find(String method, String path) {
        Match<T> full = exact.get(method + " " + path);
        if (full == null) {
            full = exact.get("ANY " + path);
        }
        if (full != null || !path.startsWith("/")) {
            return full;
        }
        String[] segments = path.substring(1).split("/", -1);
        for (Pattern<T> pattern : patterns) {
            if (pattern.method().equals(method) || pattern.method().equals("ANY")) {
                Match<T> match = pattern.match(segments);
                if (match != null) {
                    return match;
                }
            }
        }
        return null;
    }

    /** What was found; {@code key} is the route as the template names it. */
    public record Match<T>(String key, Map<String, String> variables, T target) {}

    private record Pattern<T>(String method, String path, List<String> segments, T target) {

        boolean greedy() {
            return path.endsWith("+}");
        }

        long variables() {
            return segments.stream().filter(segment -> segment.startsWith("{")).count();
        }

        @Nullable
        Match<T> match(String[] given) {
            if (greedy() ? given.length < segments.size() : given.length != segments.size()) {
                return null;
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                if (segment.endsWith("+}")) {
                    String rest = String.join("/", List.of(given).subList(i, given.length));
                    if (rest.isEmpty()) {
                        return null;
                    }
                    values.put(segment.substring(1, segment.length() - 2), decode(rest));
                } else if (segment.startsWith("{")) {
                    if (given[i].isEmpty()) {
                        return null;
                    }
                    values.put(segment.substring(1, segment.length() - 1), decode(given[i]));
                } else if (!segment.equals(given[i])) {
                    return null;
                }
            }
            return new Match<>(method + " " + path, values, target);
        }
    }

    /** Percent-decoding as in a path, where a plus is a plus; what is no encoding stays as it is. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
