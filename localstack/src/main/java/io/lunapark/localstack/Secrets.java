package io.lunapark.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.localstack.template.Template.Generated;
import io.lunapark.localstack.template.Template.Secret;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What Secrets Manager is in the cloud: a folder with a file per secret, which only the one who runs the stack can read.
 * Generated values are made at the first start and stay.
 */
public final class Secrets {

    private final Path folder;
    private final List<Secret> secrets;

    Secrets(Path folder, List<Secret> secrets) {
        this.folder = folder;
        this.secrets = secrets;
    }

    void make() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, only("rwx------"));
            }
            for (Secret secret : secrets) {
                Generated generated = secret.generated();
                if (generated != null && !Files.exists(file(secret.id()))) {
                    write(file(secret.id()), value(generated, new SecureRandom()));
                }
            }
        } catch (IOException e) {
            throw new StartFailure("The secrets cannot be kept in " + folder + ": " + e, e);
        }
    }

    /** Where it is kept, whether it has a value yet or not. */
    public Path file(String id) {
        return folder.resolve(id);
    }

    /** Never half a secret under its name, and never readable by others for a moment. */
    private static void write(Path file, String value) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, only("rw-------"));
        Files.write(next, value.getBytes(UTF_8));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Drawn again until each group is in it, as Secrets Manager promises: no place is then likelier than another. */
    static String value(Generated generated, RandomGenerator random) {
        String all = String.join("", generated.groups());
        while (true) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < generated.length(); i++) {
                text.append(all.charAt(random.nextInt(all.length())));
            }
            if (generated.groups().stream().allMatch(group -> text.chars().anyMatch(c -> group.indexOf(c) >= 0))) {
                return text.toString();
            }
        }
    }
}
