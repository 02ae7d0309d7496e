package io.lunapark.platform.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.lunapark.kernel.seal.Anchored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The anchor on one machine: lines of a file that only its owner can read, on disk before {@link #append} returns. */
final class FileAnchor implements Anchor {

    /** The end of the file, in which the sealer finds what it looks for: some 600 lines. */
    private static final int TAIL = 64 * 1024;

    private final Path file;

    FileAnchor(Path file) {
        this.file = file;
    }

    @Override
    public void append(Anchored checkpoint) {
        try {
            if (file.getParent() != null && !Files.isDirectory(file.getParent())) {
                Files.createDirectories(file.getParent(), only("rwx------"));
            }
            try (FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), only("rw-------"))) {
                // Behind a line end of its own: what a power cut has left half written stays a line by itself.
                channel.write(
                        ByteBuffer.wrap(((channel.size() == 0 ? "" : "\n") + checkpoint.line()).getBytes(ISO_8859_1)));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Anchored> from(String log, long number, int most) {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            List<Anchored> last = of(log, tail().lines());
            boolean reachesBack = last.stream().anyMatch(line -> line.number() < number);
            try (Stream<String> all = Files.lines(file, ISO_8859_1)) {
                return (reachesBack ? last : of(log, all))
                        .stream()
                                .filter(line -> line.number() >= number)
                                .sorted(Comparator.comparingLong(Anchored::number))
                                .limit(most)
                                .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Anchored> of(String log, Stream<String> lines) {
        return lines.map(Anchored::parse)
                .flatMap(Optional::stream)
                .filter(line -> line.log().equals(log))
                .toList();
    }

    private String tail() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(TAIL, channel.size()));
            channel.position(channel.size() - end.capacity());
            while (end.hasRemaining() && channel.read(end) >= 0) {
                // until it is full
            }
            return new String(end.array(), 0, end.position(), ISO_8859_1);
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
