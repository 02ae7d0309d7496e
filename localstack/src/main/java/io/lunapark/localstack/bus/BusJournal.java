package io.lunapark.localstack.bus;

import io.lunapark.localstack.store.RecordFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The accepted events on disk, in order, and how far they are delivered. Appending waits for an fsync that concurrent
 * writers share. One reader.
 */
final class BusJournal implements AutoCloseable {

    private static final long SEGMENT_BYTES = 64L * 1024 * 1024;

    private final Path directory;
    private final FileChannel positionFile;
    private final Object lock = new Object();
    private List<Waiting> waiting = new ArrayList<>();
    private boolean closed;

    // The writer's: where events are appended.
    private long writing;
    private RecordFile writingFile;
    // What is on disk, guarded by lock.
    private long durableSegment;
    private long durableEnd;
    // The reader's.
    private long reading;
    private @Nullable RecordFile readingFile;
    private RecordFile.@Nullable Reader reader;

    private final Thread writer;

    BusJournal(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory);
        positionFile = FileChannel.open(
                directory.resolve("position"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        ByteBuffer position = ByteBuffer.allocate(16);
        positionFile.read(position, 0);
        reading = position.hasRemaining() ? 0 : position.getLong(0);
        long offset = position.hasRemaining() ? 0 : position.getLong(8);
        List<Long> segments = segments();
        if (!segments.isEmpty() && segments.getFirst() > reading) {
            reading = segments.getFirst();
            offset = 0;
        }
        writing = segments.isEmpty() ? reading : Math.max(reading, segments.getLast());
        writingFile = RecordFile.open(segment(writing));
        durableSegment = writing;
        durableEnd = writingFile.size();
        openReader(reading, offset);
        writer = Thread.ofPlatform().name("bus-journal").daemon().start(this::write);
    }

    /** Returns when the records are on disk for good. */
    void append(ByteBuffer records) {
        Waiting one = new Waiting(records, new CompletableFuture<>());
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("the bus is stopped");
            }
            waiting.add(one);
            lock.notifyAll();
        }
        one.done().join();
    }

    private void write() {
        while (true) {
            List<Waiting> batch;
            synchronized (lock) {
                while (waiting.isEmpty() && !closed) {
                    try {
                        lock.wait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                if (waiting.isEmpty()) {
                    return;
                }
                batch = waiting;
                waiting = new ArrayList<>();
            }
            try {
                if (writingFile.size() > SEGMENT_BYTES) {
                    RecordFile full = writingFile;
                    writingFile = RecordFile.open(segment(++writing));
                    full.close();
                }
                for (Waiting one : batch) {
                    writingFile.append(one.records());
                }
                writingFile.force();
                synchronized (lock) {
                    durableSegment = writing;
                    durableEnd = writingFile.size();
                    lock.notifyAll();
                }
                batch.forEach(one -> one.done().complete(null));
            } catch (IOException | RuntimeException e) {
                batch.forEach(one -> one.done().completeExceptionally(e));
            }
        }
    }

    /** The next events, at most that many; waits for the first one, and is empty when the journal is closed. */
    List<BusEvent> next(int most) throws IOException, InterruptedException {
        List<BusEvent> events = new ArrayList<>();
        while (true) {
            long end;
            synchronized (lock) {
                while (reading == durableSegment && readerAt().position() >= durableEnd && !closed) {
                    lock.wait();
                }
                if (closed) {
                    return List.of();
                }
                // A segment that is no longer written to ends where its file does.
                end = reading == durableSegment ? durableEnd : Files.size(segment(reading));
            }
            while (events.size() < most) {
                byte[] record = readerAt().next(end);
                if (record == null) {
                    break;
                }
                events.add(BusEvent.read(record));
            }
            if (!events.isEmpty()) {
                return events;
            }
            openReader(reading + 1, 0);
        }
    }

    /** Everything that {@link #next} has given out so far is delivered. */
    void delivered() throws IOException {
        ByteBuffer position =
                ByteBuffer.allocate(16).putLong(reading).putLong(readerAt().position());
        positionFile.write(position.flip(), 0);
        for (long old : segments()) {
            if (old < reading) {
                Files.deleteIfExists(segment(old));
            }
        }
    }

    /** Whether everything accepted was given out. */
    boolean isDrained() {
        synchronized (lock) {
            return reading == durableSegment && readerAt().position() >= durableEnd;
        }
    }

    private RecordFile.Reader readerAt() {
        RecordFile.Reader present = reader;
        if (present == null) {
            throw new IllegalStateException("the journal is not open");
        }
        return present;
    }

    private void openReader(long segment, long offset) throws IOException {
        if (readingFile != null) {
            readingFile.close();
        }
        reading = segment;
        readingFile = RecordFile.reading(segment(segment));
        reader = readingFile.reader(Math.min(offset, readingFile.size()));
    }

    private Path segment(long number) {
        return directory.resolve("%012d.events".formatted(number));
    }

    private List<Long> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".events"))
                    .map(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writingFile.close();
        if (readingFile != null) {
            readingFile.close();
        }
        positionFile.close();
    }

    private record Waiting(ByteBuffer records, CompletableFuture<@Nullable Void> done) {}
}
