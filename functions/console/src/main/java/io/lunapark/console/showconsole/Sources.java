package io.lunapark.console.showconsole;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the pages as they were written. */
final class Sources {

    private static final Pattern STYLE_IMPORT = Pattern.compile("@import (?:url\\()?\"([\\w.-]+)\"\\)?;");

    private final String folder;

    /** @param folder on the class path, such as {@code pages/console} */
    Sources(String folder) {
        this.folder = folder;
    }

    Optional<String> find(String name) {
        try (InputStream file = Sources.class.getClassLoader().getResourceAsStream(folder + "/" + name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("There is no " + name));
    }

    /**
     * The modules and all that they import, without those that are known.
     *
     * @throws IllegalArgumentException where modules import each other: each would wait for the other
     */
    Map<String, Module> modules(Collection<String> names, Map<String, Module> known) {
        Map<String, Module> found = new LinkedHashMap<>();
        names.forEach(name -> add(name, known, found, new LinkedHashSet<>()));
        return found;
    }

    private void add(String name, Map<String, Module> known, Map<String, Module> found, Set<String> waiting) {
        if (known.containsKey(name) || found.containsKey(name)) {
            return;
        }
        if (!waiting.add(name)) {
            throw new IllegalArgumentException("Modules import each other: " + waiting);
        }
        Module module = Module.of(name, text(name));
        module.imports().forEach(other -> add(other, known, found, waiting));
        waiting.remove(name);
        found.put(name, module);
    }

    /** The stylesheet with those that it imports. */
    String style(String name) {
        String beside = name.substring(0, name.lastIndexOf('/') + 1);
        return STYLE_IMPORT
                .matcher(text(name))
                .replaceAll(found -> Matcher.quoteReplacement(style(beside + found.group(1))));
    }
}
