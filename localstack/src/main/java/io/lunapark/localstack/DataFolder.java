package io.lunapark.localstack;

import io.lunapark.localstack.store.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one environment, held for as long as a stack runs on it: two on the same data would destroy it. Only
 * its owner can read it.
 */
final class DataFolder implements AutoCloseable {

    private static final String LOCK = "lock";

    /** What stacks keep in it; an earlier version let others read it. */
    private static final List<String> CONTENT =
            List.of("bus", Settings.TABLES, LOCK, "logs", "postgres", "queues", RunFile.NAME, "secrets");

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    static DataFolder take(Path path) {
        FileChannel channel;
        try {
            OwnerOnly.fromNowOn();
            OwnerOnly.directory(path);
            if (OwnerOnly.isOpen(path) && Files.exists(path.resolve(LOCK))) {
                for (String name : CONTENT) {
                    OwnerOnly.close(path.resolve(name));
                }
                OwnerOnly.closeOne(path);
            }
            channel = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StartFailure(
                    "The data folder " + path + " cannot be written: " + e + "\n"
                            + "  Give yourself the right to write there, or choose another one with --data DIR.",
                    e);
        }
        FileLock lock = tryLock(channel);
        if (lock == null) {
            throw new StartFailure("Another lunapark (pid " + holder(channel) + ") runs on " + path + ".\n"
                    + "  Stop it with ./lunapark stop, or choose another folder with --data DIR.");
        }
        try {
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new StartFailure("The data folder " + path + " cannot be written: " + e.getMessage(), e);
        }
        return new DataFolder(path, channel, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (IOException | OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) {
        ByteBuffer pid = ByteBuffer.allocate(20);
        try {
            channel.read(pid, 0);
        } catch (IOException e) {
            return "unknown";
        }
        return new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII);
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of " + path + " cannot be given back", e);
        }
    }
}
