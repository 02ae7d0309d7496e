package io.lunapark.billing.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Mail on one machine: a folder with a file for each letter, whole or not at all, and one however often it is sent. */
final class MailFolder implements Mail {

    private final Path folder;

    MailFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void send(Letter letter) {
        try {
            Files.createDirectories(folder);
            Path part = Files.writeString(folder.resolve(letter.id() + ".part"), letter.message());
            Files.move(
                    part,
                    folder.resolve(letter.id() + ".eml"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
