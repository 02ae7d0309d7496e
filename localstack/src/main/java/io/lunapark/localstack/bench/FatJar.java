package io.lunapark.localstack.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What one ships who has not thought about it: the jars of a system's zip merged into one, which Lambda unpacks as it is. */
final class FatJar {

    private static final String SERVICES = "META-INF/services/";

    private FatJar() {}

    /**
     * @param lib the folder with the jars
     */
    static void make(Path lib, Path fat) throws IOException {
        Map<String, byte[]> merged = new TreeMap<>();
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.sorted().toList()) {
                merge(jar, merged);
            }
        }
        Files.createDirectories(fat.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(fat))) {
            for (Map.Entry<String, byte[]> file : merged.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
    }

    /** The first of a name wins, but lists of services are joined; signatures and manifests belong to a single jar. */
    private static void merge(Path jar, Map<String, byte[]> into) throws IOException {
        try (JarFile content = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = content.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (entry.isDirectory() || name.matches("META-INF/(MANIFEST\\.MF|[^/]*\\.(SF|RSA|DSA))")) {
                    continue;
                }
                byte[] bytes = content.getInputStream(entry).readAllBytes();
                into.merge(name, bytes, (first, next) -> name.startsWith(SERVICES) ? joined(first, next) : first);
            }
        }
    }

    private static byte[] joined(byte[] first, byte[] next) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.write('\n');
        both.writeBytes(next);
        return both.toByteArray();
    }
}
