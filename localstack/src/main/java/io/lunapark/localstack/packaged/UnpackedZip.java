package io.lunapark.localstack.packaged;

import io.lunapark.localstack.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What Lambda finds in {@code /var/task}: a function's zip, unpacked into a folder of its own that is gone afterwards. */
public record UnpackedZip(Path folder) implements AutoCloseable {

    /**
     * @throws StartFailure when there is no such zip
     */
    public static UnpackedZip of(Path zip) {
        if (!Files.isRegularFile(zip)) {
            throw new StartFailure("There is no " + zip + "; ./mvnw package makes it.");
        }
        try {
            Path folder = Files.createTempDirectory("lunapark-task");
            try (ZipInputStream content = new ZipInputStream(Files.newInputStream(zip))) {
                for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                    unpack(content, entry, folder);
                }
            }
            return new UnpackedZip(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(ZipInputStream content, ZipEntry entry, Path folder) throws IOException {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException(entry.getName() + " leads out of the zip");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(content, file);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
