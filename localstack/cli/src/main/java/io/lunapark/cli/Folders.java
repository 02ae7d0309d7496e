package io.lunapark.cli;

import java.nio.file.Path;

/** The script goes to the folder of the project; a path is meant from where it was called. */
final class Folders {

    private static final Path CALLED_FROM = Path.of(System.getProperty("lunapark.called-from", ""));

    private Folders() {}

    static Path meant(String path) {
        return CALLED_FROM.resolve(path);
    }
}
