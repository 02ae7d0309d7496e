package io.lunapark.bench;

import io.lunapark.localstack.Folder;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/**
 * What one ships who follows Micronaut's and the SDK's defaults: a system's classes and the libraries of
 * {@code localstack/newcomer} merged into one jar, which Lambda unpacks as it is, logging configured by a file, and
 * Micronaut's own handler, which takes objects, and TLS as Java does it.
 */
final class FatJar {

    /** The handler for what API Gateway sends; queues and schedules keep ours. */
    static final String HTTP_HANDLER = "NewcomersFunction";

    /** Made by {@code ./lunapark bench cold} before it starts. */
    private static final Path LIBRARIES = Path.of("localstack", "bench", "target", "newcomer");

    private static final Path SOURCES = Path.of("localstack", "bench", "newcomer", "src", "main");
    private static final String SERVICES = "META-INF/services/";

    /** Configures logging in code, which a newcomer leaves to the file. */
    private static final String CONFIGURATOR = SERVICES + "ch.qos.logback.classic.spi.Configurator";

    /** Spares Micronaut a look into the jars, which a newcomer does not. */
    private static final String PACKED_SERVICES = SERVICES + "io.micronaut.core.optim.StaticOptimizations$Loader";

    private FatJar() {}

    /** @param lib the folder with the jars of the system */
    static void make(Path lib, Path fat) throws IOException {
        Map<String, byte[]> merged = new TreeMap<>();
        for (Path folder : List.of(lib, LIBRARIES)) {
            for (Path jar : Folder.files(folder)) {
                merge(jar, merged);
            }
        }
        merged.remove(CONFIGURATOR);
        merged.remove(PACKED_SERVICES);
        Path logback = SOURCES.resolve("resources").resolve("logback.xml");
        merged.put("logback.xml", Files.readAllBytes(logback));
        merged.putAll(classes(lib));
        Files.createDirectories(fat.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(fat))) {
            for (Map.Entry<String, byte[]> file : merged.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
    }

    /** What a newcomer writes, by its path. Compiled here: the build of the runner knows nothing of the functions. */
    private static Map<String, byte[]> classes(Path lib) throws IOException {
        String classPath =
                Folder.files(lib).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Path folder = Files.createTempDirectory("lunapark-newcomer");
        try {
            List<String> arguments = new ArrayList<>(List.of("-proc:none", "-cp", classPath, "-d", folder.toString()));
            Folder.files(SOURCES.resolve("java")).forEach(source -> arguments.add(source.toString()));
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
                throw new IOException(SOURCES + " cannot be compiled");
            }
            Map<String, byte[]> classes = new TreeMap<>();
            for (Path file : Folder.files(folder)) {
                classes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
            return classes;
        } finally {
            Folder.delete(folder);
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
