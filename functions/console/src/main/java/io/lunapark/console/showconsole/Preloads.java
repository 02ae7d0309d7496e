package io.lunapark.console.showconsole;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the browser at once which files the page is made of. Without that it learns of a module from the one that imports
 * it, and waits for the line at each level.
 */
final class Preloads {

    private static final String PLACE = "<!-- preloads -->";
    private static final Pattern IMPORT = Pattern.compile("\\bfrom '(\\.{1,2}/[\\w./-]+\\.js)'");

    private Preloads() {}

    /** @param folder on the class path; @param systems that bring a page */
    static String into(String index, String folder, Collection<String> systems) {
        Set<String> modules = new LinkedHashSet<>();
        Deque<String> waiting = new ArrayDeque<>(List.of("main.js", "pages.js")); // in this order they are needed
        systems.forEach(system -> waiting.add(system + "/page.js"));
        while (!waiting.isEmpty()) {
            String module = waiting.remove();
            if (modules.add(module)) {
                IMPORT.matcher(read(folder + "/" + module))
                        .results()
                        .map(found -> URI.create(module).resolve(found.group(1)).toString())
                        .forEach(waiting::add);
            }
        }
        Stream<String> others = systems.stream()
                .flatMap(system -> Stream.of(
                        link("preload\" as=\"fetch\" crossorigin=\"anonymous", system + "/page.html"),
                        link("preload\" as=\"style", system + "/page.css")));
        return index.replace(
                PLACE,
                Stream.concat(modules.stream().map(module -> link("modulepreload", module)), others)
                        .collect(Collectors.joining("\n    ")));
    }

    private static String link(String rel, String file) {
        return "<link rel=\"%s\" href=\"/console/%s\">".formatted(rel, file);
    }

    private static String read(String resource) {
        try (InputStream file = Preloads.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
