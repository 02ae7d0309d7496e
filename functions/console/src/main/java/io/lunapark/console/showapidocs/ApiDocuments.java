package io.lunapark.console.showapidocs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds the OpenAPI documents that the compiler wrote into the jars, each named after its system. On one machine the
 * jars of all systems are there; in the cloud the build has copied their documents into the zip of these pages.
 */
public final class ApiDocuments {

    static final String FOLDER = "META-INF/swagger";

    private static final String TYPE = ".yml";
    private static final Pattern TITLE = Pattern.compile("(?m)^info:\\R(?: .*\\R)*? +title: *[\"']?(.+?)[\"']? *$");

    private ApiDocuments() {}

    /** The systems that have a document, sorted. Only the names of the files are read. */
    public static List<String> systems() {
        Set<String> found = new TreeSet<>(); // the same one may be on the path twice
        try {
            for (URL folder :
                    Collections.list(ApiDocuments.class.getClassLoader().getResources(FOLDER))) {
                collect(folder, found);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The OpenAPI documents on the class path cannot be listed", e);
        }
        return List.copyOf(found);
    }

    /** The document of the system; the system's name is its title where it has none. */
    static ApiDocument of(String system) {
        String name = system + TYPE;
        try (InputStream file = ApiDocuments.class.getClassLoader().getResourceAsStream(FOLDER + "/" + name)) {
            var title = TITLE.matcher(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
            return new ApiDocument(title.find() ? title.group(1) : system, "/api-docs/documents/" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(URL folder, Set<String> found) throws IOException, URISyntaxException {
        if (folder.openConnection() instanceof JarURLConnection inJar) {
            try (FileSystem jar =
                    FileSystems.newFileSystem(Path.of(inJar.getJarFileURL().toURI()))) {
                collect(jar.getPath(FOLDER), found);
            }
        } else {
            collect(Path.of(folder.toURI()), found);
        }
    }

    private static void collect(Path folder, Set<String> found) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + TYPE)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                found.add(name.substring(0, name.length() - TYPE.length()));
            }
        }
    }
}
