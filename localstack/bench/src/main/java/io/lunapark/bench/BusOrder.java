package io.lunapark.bench;

import io.lunapark.localstack.store.RecordFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads from the journal of the bus what it has accepted, and in which order; holds the files that the bus deletes. */
final class BusOrder implements AutoCloseable {

    private static final Pattern EVENT = Pattern.compile("\"subject\":\"([^\"]+)\",\"sequence\":(\\d+)");
    private static final long WHOLE_FILE = Long.MAX_VALUE / 2;

    private final Path journal;
    private final Map<Path, RecordFile> files = new TreeMap<>();
    private final Thread watcher;
    private volatile boolean ending;

    BusOrder(Path journal) throws IOException {
        this.journal = journal;
        look();
        watcher = Thread.ofVirtual().start(() -> {
            while (!ending) {
                try {
                    look();
                    Thread.sleep(50);
                } catch (IOException | InterruptedException e) {
                    return;
                }
            }
        });
    }

    private synchronized void look() throws IOException {
        List<Path> segments;
        try (Stream<Path> all = Files.list(journal)) {
            segments = all.filter(path -> path.toString().endsWith(".events"))
                    .filter(path -> !files.containsKey(path))
                    .toList();
        }
        for (Path segment : segments) {
            try {
                files.put(segment, RecordFile.reading(segment));
            } catch (NoSuchFileException e) {
                Bench.say("A part of the journal went before it was seen: " + e.getMessage());
            }
        }
    }

    /**
     * @param subjects what the subjects begin with
     * @throws IllegalStateException when one is missing, came twice or out of turn
     */
    synchronized void requireInSequence(String subjects, int expected) throws IOException {
        look();
        Map<String, Long> last = new HashMap<>();
        int count = 0;
        for (RecordFile file : files.values()) {
            RecordFile.Reader reader = file.reader(0);
            for (byte[] record = reader.next(WHOLE_FILE); record != null; record = reader.next(WHOLE_FILE)) {
                Matcher event = EVENT.matcher(new String(record, StandardCharsets.UTF_8));
                if (!event.find() || !event.group(1).startsWith(subjects)) {
                    continue;
                }
                long sequence = Long.parseLong(event.group(2));
                long before = last.getOrDefault(event.group(1), 0L);
                if (sequence != before + 1) {
                    throw new IllegalStateException(
                            "The bus got " + event.group(1) + " number " + sequence + " after number " + before);
                }
                last.put(event.group(1), sequence);
                count++;
            }
        }
        if (count != expected) {
            throw new IllegalStateException("The bus got " + count + " events, not " + expected);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        ending = true;
        watcher.join();
        for (RecordFile file : files.values()) {
            file.close();
        }
    }
}
