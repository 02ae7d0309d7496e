package io.lunapark.platform.operate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The routes of the template: a line {@code GET /api/coasters/{id}} for each, as the build has written them down. */
final class KnownRoutes {

    /** Written by {@code io.lunapark.assembly.WriteRoutes}. */
    static final String FILE = "/META-INF/lunapark/routes";

    private final List<Route> routes;

    private KnownRoutes(List<Route> routes) {
        this.routes = routes;
    }

    static KnownRoutes ofTemplate() {
        try (InputStream file = KnownRoutes.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The build has not written " + FILE);
            }
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KnownRoutes of(String lines) {
        return new KnownRoutes(lines.lines().map(Route::of).toList());
    }

    /**
     * Those that a path takes, in the order of the alphabet; none where there is no such path. One that is written out is
     * no case of one with a parameter in its place.
     */
    Set<String> methods(String path) {
        List<String> segments = segments(path);
        List<Route> fitting =
                routes.stream().filter(route -> route.fits(segments)).toList();
        boolean writtenOut = fitting.stream().anyMatch(route -> route.segments().equals(segments));
        return fitting.stream()
                .filter(route -> !writtenOut || route.segments().equals(segments))
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    private record Route(String method, List<String> segments) {

        static Route of(String line) {
            int blank = line.indexOf(' ');
            return new Route(line.substring(0, blank), KnownRoutes.segments(line.substring(blank + 1)));
        }

        boolean fits(List<String> path) {
            boolean greedy = segments.getLast().endsWith("+}");
            if (greedy ? path.size() < segments.size() : path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{") ? path.get(i).isEmpty() : !segment.equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
