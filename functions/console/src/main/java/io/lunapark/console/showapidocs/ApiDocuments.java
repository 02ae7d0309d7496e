package io.lunapark.console.showapidocs;

import io.lunapark.kernel.AccessTable;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds the OpenAPI documents that the compiler wrote into the jars. On one machine the jars of all systems are there;
 * in the cloud the build has copied their documents into the zip of these pages.
 */
public final class ApiDocuments {

    static final String FOLDER = "META-INF/swagger";

    private static final Pattern TITLE = Pattern.compile("(?m)^info:\\R(?: .*\\R)*? +title: *[\"']?(.+?)[\"']? *$");

    private ApiDocuments() {}

    static List<ApiDocument> onClassPath() {
        Map<String, ApiDocument> found = new TreeMap<>(); // by file name: the same one may be on the path twice
        try {
            for (URL folder :
                    Collections.list(ApiDocuments.class.getClassLoader().getResources(FOLDER))) {
                collect(folder, found);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The OpenAPI documents on the class path cannot be read", e);
        }
        return List.copyOf(found.values());
    }

    /** Who may do what in all systems that have a document. */
    public static AccessTable access() {
        return AccessTable.read(onClassPath().stream().map(ApiDocument::system).toList());
    }

    private static void collect(URL folder, Map<String, ApiDocument> found) throws IOException, URISyntaxException {
        if (folder.openConnection() instanceof JarURLConnection inJar) {
            try (FileSystem jar =
                    FileSystems.newFileSystem(Path.of(inJar.getJarFileURL().toURI()))) {
                collect(jar.getPath(FOLDER), found);
            }
        } else {
            collect(Path.of(folder.toURI()), found);
        }
    }

    private static void collect(Path folder, Map<String, ApiDocument> found) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yml")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                var title = TITLE.matcher(Files.readString(file));
                found.put(name, new ApiDocument(title.find() ? title.group(1) : name, "/api-docs/documents/" + name));
            }
        }
    }
}
