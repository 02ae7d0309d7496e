package io.lunapark.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The Java in a package that {@code ./lunapark package} has made. It runs on processors like those that made it. */
record OwnJava(Path zip, String processor) {

    private static final Map<String, String> ARCHITECTURES = Map.of("aarch64", "arm64", "x86_64", "x86_64");

    static OwnJava of(Path zip) {
        if (!Files.exists(zip)) {
            throw new IllegalStateException("there is no " + zip + "; ./lunapark package makes it");
        }
        try (ZipFile content = new ZipFile(zip.toFile())) {
            ZipEntry release = content.getEntry("jdk/release");
            if (release == null) {
                throw new IllegalStateException("there is no Java in " + zip);
            }
            Properties properties = new Properties();
            try (InputStream text = content.getInputStream(release)) {
                properties.load(text);
            }
            return new OwnJava(zip, properties.getProperty("OS_ARCH", "").replace("\"", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param architectures as the template of the system names them */
    void demand(@Nullable Object architectures) {
        String ours = ARCHITECTURES.getOrDefault(processor, processor);
        if (!List.of(ours).equals(architectures)) {
            throw new IllegalStateException(
                    zip + " is made for " + ours + ", but the functions run on " + architectures
                            + ": run ./lunapark package on a machine with such a processor, or change Architectures in the template of the system");
        }
    }
}
