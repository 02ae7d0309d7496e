package io.lunapark.platform.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lunapark.kernel.seal.AuditKey;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * Secrets by their addresses, as template.yaml hands them on: an ARN of Secrets Manager in the cloud, {@code file:} and
 * a path on one machine.
 */
@Singleton
public final class Secrets {

    private static final String FILE = "file:";

    private final BeanProvider<SecretsManagerClient> manager;

    public Secrets(BeanProvider<SecretsManagerClient> manager) {
        this.manager = manager;
    }

    /** The present value; empty while it was never given one. */
    public Optional<String> read(String address) {
        return address.startsWith(FILE) ? readFile(file(address)) : readManaged(address);
    }

    /**
     * What a secret is read as when it is first asked for, and known from then on. While it has no value, asking for it throws
     * an {@link IllegalStateException} with the given words.
     */
    public <T> Supplier<T> once(String address, Function<String, T> form, String whileMissing) {
        AtomicReference<@Nullable T> known = new AtomicReference<>();
        return () -> {
            T present = known.get();
            if (present == null) {
                present = read(address)
                        .filter(text -> !text.isBlank())
                        .map(form)
                        .orElseThrow(() -> new IllegalStateException(whileMissing));
                known.set(present);
            }
            return present;
        };
    }

    /** Gives it another value: readers see the old one or the new one, never a part. */
    public void write(String address, String value) {
        if (address.startsWith(FILE)) {
            writeFile(file(address), value);
        } else {
            manager.get().putSecretValue(put -> put.secretId(address).secretString(value));
        }
    }

    /**
     * Makes a pair of keys for signatures, unless it was made before. The public half is kept by itself: what only verifies
     * could otherwise sign.
     *
     * @return whether it was made now
     */
    public boolean makeSigningKey(String key, String publicKey) {
        boolean missing = read(key).filter(text -> !text.isBlank()).isEmpty();
        if (missing) {
            KeyPair made = AuditKey.make();
            // In this order: while nothing can be signed, a public half without the other does no harm.
            write(publicKey, AuditKey.toPem(made.getPublic()));
            write(key, AuditKey.toPem(made.getPrivate()));
        }
        return missing;
    }

    private Optional<String> readManaged(String arn) {
        try {
            return Optional.of(
                    manager.get().getSecretValue(get -> get.secretId(arn)).secretString());
        } catch (ResourceNotFoundException noValueYet) {
            return Optional.empty();
        }
    }

    private static Optional<String> readFile(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException noValueYet) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeFile(Path file, String value) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            Files.createFile(next, ownerOnly());
            Files.write(next, value.getBytes(UTF_8));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Path file(String address) {
        return Path.of(address.substring(FILE.length()));
    }
}
