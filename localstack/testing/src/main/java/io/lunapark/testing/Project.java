package io.lunapark.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the sources lie, whichever module's tests run. */
public final class Project {

    private static final Path ROOT = root(Path.of("").toAbsolutePath());

    private Project() {}

    /** A file or a folder by its path from the root. */
    public static Path at(String first, String... more) {
        return ROOT.resolve(Path.of(first, more));
    }

    private static Path root(Path folder) {
        return Files.exists(folder.resolve("mvnw")) ? folder : root(Objects.requireNonNull(folder.getParent()));
    }
}
