package io.lunapark.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the sources lie, whichever module's tests run. */
public final class Project {

    private static final Path ROOT = root(Path.of("").toAbsolutePath());

    private Project() {}

    /** A file or a folder by its path from the root. */
    public static Path at(String first, String... more) {
        return ROOT.resolve(Path.of(first, more));
    }

    /** The systems that are on the class path, as template.yaml calls them: each brings its access table along. */
    public static Set<String> applications() {
        try (Stream<Path> folders = Files.list(at("functions"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(system -> Project.class.getResource("/access/" + system + "/access.table") != null)
                    .map(system -> system.substring(0, 1).toUpperCase(Locale.ROOT) + system.substring(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root(Path folder) {
        return Files.exists(folder.resolve("mvnw")) ? folder : root(Objects.requireNonNull(folder.getParent()));
    }
}
