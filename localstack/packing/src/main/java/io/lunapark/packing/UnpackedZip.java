package io.lunapark.packing;

import io.lunapark.localstack.Folder;
import io.lunapark.localstack.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Lambda finds in {@code /var/task}: a function's zip, unpacked with the times and rights that it names into a folder of
 * its own, which is gone afterwards.
 */
public record UnpackedZip(Path folder) implements AutoCloseable {

    private static final Map<String, String> WITH_RIGHTS = Map.of("enablePosixFileAttributes", "true");

    /**
     * @throws StartFailure when there is no such zip
     */
    public static UnpackedZip of(Path zip) {
        if (!Files.isRegularFile(zip)) {
            throw new StartFailure("There is no " + zip + "; ./mvnw package makes it.");
        }
        try {
            Path folder = Files.createTempDirectory("lunapark-task");
            try (FileSystem content = FileSystems.newFileSystem(zip, WITH_RIGHTS)) {
                for (Path entry : entries(content)) {
                    unpack(entry, folder);
                }
            }
            return new UnpackedZip(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> entries(FileSystem content) throws IOException {
        try (Stream<Path> entries = Files.walk(content.getPath("/"))) {
            return entries.filter(Files::isRegularFile).toList();
        }
    }

    private static void unpack(Path entry, Path folder) throws IOException {
        Path file = folder.resolve(entry.toString().substring(1)).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException(entry + " leads out of the zip");
        }
        Files.createDirectories(file.getParent());
        Files.copy(entry, file, StandardCopyOption.COPY_ATTRIBUTES);
        Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(entry));
    }

    /** Makes a zip of a folder, with the times and rights of its files. */
    static void pack(Path folder, Path zip) throws IOException {
        Files.deleteIfExists(zip);
        try (FileSystem content =
                FileSystems.newFileSystem(zip, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            for (Path file : Folder.files(folder)) {
                Path entry = content.getPath(folder.relativize(file).toString());
                if (entry.getParent() != null) {
                    Files.createDirectories(entry.getParent());
                }
                Files.copy(file, entry, StandardCopyOption.COPY_ATTRIBUTES);
                Files.setPosixFilePermissions(entry, Files.getPosixFilePermissions(file));
            }
        }
    }

    @Override
    public void close() {
        try {
            Folder.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
