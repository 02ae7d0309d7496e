package io.lunapark.assembly;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Merging jars keeps one of two classes with the same name and says nothing: a library in two versions is found here. */
final class OneOfEach {

    private OneOfEach() {}

    /**
     * @param classPath as {@code java -classpath} takes it; only jars are looked into
     * @throws IllegalStateException that names two jars with the same class
     */
    static void demand(String classPath) throws IOException {
        Map<String, Path> jars = new TreeMap<>();
        for (Path path :
                Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList()) {
            for (String name : classes(path)) {
                Path other = jars.putIfAbsent(name, path);
                if (other != null && !other.equals(path)) {
                    throw new IllegalStateException(
                            name + " is in " + other.getFileName() + " and in " + path.getFileName());
                }
            }
        }
    }

    private static List<String> classes(Path path) throws IOException {
        if (!path.toString().endsWith(".jar")) {
            return List.of();
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name ->
                            name.endsWith(".class") && !name.endsWith("-info.class") && !name.startsWith("META-INF/"))
                    .toList();
        }
    }
}
